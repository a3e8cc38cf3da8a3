import { answerOf } from '@muster/api-client';
import { PasswordInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { waysInQuery } from '../session/ways-in.ts';

const accountsQuery = queryOptions({
  queryKey: ['sso-accounts'],
  queryFn: async () => (await answerOf(api.GET('/v1/sso/accounts'))).items,
});

/** The reader's accounts at identity providers (GOV 7.7). Linking one requires proving to own this account. */
export function LinkedAccounts() {
  const { providers = [] } = useQuery(waysInQuery).data ?? {};
  const accounts = useQuery(accountsQuery).data ?? [];
  const open = providers.filter(({ name }) => !accounts.some(({ provider }) => provider === name));
  if (providers.length === 0 && accounts.length === 0) return null;
  return (
    <Panel title="Single sign-on">
      {accounts.map(({ provider, label, linkedAt }) => (
        <p key={provider}>
          {label}, linked <Time at={linkedAt} />{' '}
          <VerbButton
            verb="sso.unlink"
            may={{ allowed: true }}
            given={{ provider }}
            label={`Unlink ${label}`}
            isCompact
          >
            Unlink
          </VerbButton>
        </p>
      ))}
      {open.map(({ name, label }) => (
        <LinkForm key={name} name={name} label={label} />
      ))}
    </Panel>
  );
}

function LinkForm({ name, label }: { name: string; label: string }) {
  const [currentPassword, setPassword] = useState('');
  const link = useMutation({
    mutationFn: async () => {
      const { url } = await answerOf(
        api.POST('/v1/sso/{name}/link', { params: { path: { name } }, body: { currentPassword } }),
      );
      window.location.assign(url);
    },
  });
  const fields = useFields({
    labels: { '/currentPassword': `Your Muster password, to link ${label}` },
    error: link.error,
  });
  return (
    <Form fields={fields} onSend={() => link.mutate()}>
      <PasswordInput
        {...fields.field('/currentPassword')}
        autoComplete="current-password"
        required
        value={currentPassword}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <ProblemNote problem={fields.note} />
      <div>
        <BusyButton type="submit" isBusy={link.isPending}>
          {`Link ${label}`}
        </BusyButton>
      </div>
    </Form>
  );
}
