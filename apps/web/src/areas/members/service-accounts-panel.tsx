import type { ServiceAccount } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';
import { serviceAccountsQuery } from './member-queries.ts';

/** Service accounts, each with scoped keys that expire. */
export function ServiceAccountsPanel() {
  const accounts = useQuery(serviceAccountsQuery);
  return (
    <Panel title="Service accounts" aside={<span className="soft small">for programs, with their own keys</span>}>
      <ProblemNote problem={accounts.isError ? problemOf(accounts.error) : undefined} />
      <Guarded may={useMay('service_account.arrange')}>
        <WhyNot />
        <ul>
          {(accounts.data ?? []).map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
        <VerbButton verb="service-account.create">Create a service account</VerbButton>
      </Guarded>
    </Panel>
  );
}

function AccountRow({ account: { id, name, keys } }: { account: ServiceAccount }) {
  const acted = { key: { id } };
  return (
    <li className="stack account">
      <strong>{name}</strong>
      {keys.map(({ begins, scopes, expiresAt }) => (
        <div key={begins} className="row small">
          <code>{begins}…</code>
          <span className="grow soft">
            {scopes.join(', ')}, <Time at={expiresAt} as="expiry" />
          </span>
          <VerbButton
            verb="service-account.revoke-key"
            acted={acted}
            given={{ begins }}
            label={`Revoke ${begins}… of ${name}`}
            isCompact
          >
            Revoke
          </VerbButton>
        </div>
      ))}
      <div>
        <VerbButton verb="service-account.issue-key" acted={acted} label={`New key for ${name}`} isCompact>
          New key
        </VerbButton>
      </div>
    </li>
  );
}
