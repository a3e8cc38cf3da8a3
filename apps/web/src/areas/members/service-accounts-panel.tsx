import { answerOf } from '@muster/api-client';
import type { ServiceAccount } from '@muster/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-may.ts';
import { IssueKey } from './issue-key.tsx';
import { serviceAccountsQuery } from './member-queries.ts';
import { NewByName } from './new-by-name.tsx';

/** Programs that are known here, each with scoped keys that expire. */
export function ServiceAccountsPanel() {
  const accounts = useQuery(serviceAccountsQuery);
  const mayArrange = useMay('service_account.arrange');
  return (
    <Panel title="Service accounts" aside={<span className="soft small">programs, with keys of their own</span>}>
      <ProblemNote problem={accounts.isError ? problemOf(accounts.error) : undefined} />
      <Guarded may={mayArrange}>
        <WhyNot />
        <ul>
          {(accounts.data ?? []).map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
        <NewByName
          of="service-accounts"
          example="deploy-bot"
          create={async (name) => answerOf(api.POST('/v1/service-accounts', { body: { name } }))}
        />
      </Guarded>
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
            {key.scopes.join(', ')}, <Time at={key.expiresAt} as="expiry" />
          </span>
          <GuardedButton
            isBusy={revoke.isPending && revoke.variables === key.id}
            onAct={() => revoke.mutate(key.id)}
            label={`Revoke ${key.begins}… of ${account.name}`}
            isCompact
          >
            Revoke
          </GuardedButton>
        </div>
      ))}
      <IssueKey account={account} />
      <ProblemNote problem={revoke.error === null ? undefined : problemOf(revoke.error)} />
    </li>
  );
}
