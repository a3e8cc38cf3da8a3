import { answerOf } from '@muster/api-client';
import type { ServiceAccount } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { IssueKey } from './issue-key.tsx';
import { serviceAccountsQuery } from './member-queries.ts';

/** Programs that are known here, each with scoped keys that expire. */
export function ServiceAccountsPanel() {
  const queries = useQueryClient();
  const accounts = useQuery(serviceAccountsQuery);
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/service-accounts', { body: { name: name.trim() } })),
    onSuccess: () => setName(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['service-accounts'] }),
  });
  const problem = accounts.error ?? create.error;
  return (
    <Panel title="Service accounts" aside={<span className="soft small">programs, with keys of their own</span>}>
      <ul>
        {(accounts.data ?? []).map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
      <form
        className="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label="Name"
          placeholder="deploy-bot"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={create.isPending} disabled={name.trim() === ''}>
          Create
        </Button>
      </form>
      <ProblemNote problem={problem === null ? undefined : problemOf(problem)} />
    </Panel>
  );
}

function AccountRow({ account }: { account: ServiceAccount }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (keyId: string) =>
      answerOf(api.DELETE('/v1/service-accounts/{id}/keys/{keyId}', { params: { path: { id: account.id, keyId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['service-accounts'] }),
  });
  const valid = account.keys.filter((key) => key.revokedAt === undefined);
  return (
    <li className="stack account">
      <strong>{account.name}</strong>
      {valid.map((key) => (
        <div key={key.id} className="row small">
          <code>{key.begins}…</code>
          <span className="grow soft">
            {key.scopes.join(', ')}, expires <Time at={key.expiresAt} />
          </span>
          <Button variant="default" size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate(key.id)}>
            Revoke
          </Button>
        </div>
      ))}
      <IssueKey account={account} />
      <ProblemNote problem={revoke.error === null ? undefined : problemOf(revoke.error)} />
    </li>
  );
}
