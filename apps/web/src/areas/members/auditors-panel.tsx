import type { Auditor } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';
import { auditorsQuery } from './member-queries.ts';

/** External auditors and how long their approved access lasts (GOV 7.5). Shown to those who may admit them. */
export function AuditorsPanel() {
  const may = useMay('auditor.admit');
  const auditors = useQuery({ ...auditorsQuery, enabled: may?.allowed === true });
  return (
    <Panel
      title="Outside auditors"
      aside={<span className="soft small">approved by a second person, until a set time</span>}
    >
      <ProblemNote problem={auditors.isError ? problemOf(auditors.error) : undefined} />
      <Guarded may={may}>
        <WhyNot />
        <ul>
          {(auditors.data ?? []).map((auditor) => (
            <AuditorRow key={auditor.id} auditor={auditor} />
          ))}
        </ul>
        <VerbButton verb="auditor.invite">Invite an auditor</VerbButton>
      </Guarded>
    </Panel>
  );
}

function AuditorRow({ auditor: { id, auditor, state, hasJoined, until, endedAt } }: { auditor: Auditor }) {
  const acted = { key: { id } };
  const name = auditor.name ?? auditor.initials;
  return (
    <li className="stack account">
      <Person person={auditor} />
      <div className="row small">
        <span className="grow soft">
          {state === 'asked' ? 'waiting for somebody else’s approval; asked for until ' : null}
          {state === 'open' ? (hasJoined ? 'has access until ' : 'approved, has not joined yet; access until ') : null}
          {state === 'ended' ? 'ended ' : null}
          <Time at={endedAt ?? until} as="absolute" />
        </span>
        {state === 'open' ? (
          <>
            <VerbButton verb="auditor.link" acted={acted} label={`One-time link for ${name}`} isCompact>
              Link
            </VerbButton>
            <VerbButton verb="auditor.end" acted={acted} label={`End access for ${name}`} isCompact>
              End access
            </VerbButton>
          </>
        ) : null}
        {state === 'asked' ? null : (
          <VerbButton verb="auditor.renew" acted={acted} label={`Ask to renew access for ${name}`} isCompact>
            Ask to renew access
          </VerbButton>
        )}
      </div>
    </li>
  );
}
