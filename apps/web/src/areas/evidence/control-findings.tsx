import type { ControlFinding } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { controlFindingsQuery, type Period } from './evidence-queries.ts';

/** Controls that failed a daily test in the period, those still failing first. */
export function ControlFindings({ period }: { period: Period }) {
  const asked = useQuery(controlFindingsQuery(period));
  const found = asked.data?.items ?? [];
  const open = found.filter(({ closedAt }) => closedAt === undefined);
  const closed = found.filter(({ closedAt }) => closedAt !== undefined);
  return (
    <Panel title="Failed tests">
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.isSuccess && found.length === 0 ? <p className="soft">No control failed a test in this period.</p> : null}
      <ul className="stack" aria-label="Failed tests">
        {[...open, ...closed].map((each) => (
          <FindingLine key={each.id} finding={each} />
        ))}
      </ul>
    </Panel>
  );
}

function FindingLine({ finding }: { finding: ControlFinding }) {
  const { control, openedAt, exceptions, first, closedAt } = finding;
  return (
    <li>
      <strong>{control}</strong> failed <Time at={openedAt} />:{' '}
      {exceptions === 1 ? '1 exception' : `${exceptions} exceptions`}, from{' '}
      <Link to="/ledger/$seq" params={{ seq: String(first) }}>
        entry {first}
      </Link>{' '}
      on.{' '}
      {closedAt === undefined ? (
        <span className="chip">still failing</span>
      ) : (
        <>
          Passing again <Time at={closedAt} />
        </>
      )}
    </li>
  );
}
