import type { Approval } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { approvalsQuery } from './approval-queries.ts';

/** Requests for decisions, those waiting for the reader first. */
export function ApprovalsPage() {
  const asked = useQuery({ ...approvalsQuery, refetchInterval: 15_000 });
  const { waiting = [], open = [], closed = [] } = asked.data ?? {};
  return (
    <Page
      title="Approvals"
      count={asked.data === undefined ? '' : String(waiting.length + open.length)}
      lead="What one person requests, others decide. Nobody decides their own request."
      actions={
        <VerbButton verb="approval.delegate" may={{ allowed: true }}>
          Name a deputy
        </VerbButton>
      }
    >
      <div className="inset">
        <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      </div>
      {asked.data !== undefined && waiting.length + open.length + closed.length === 0 ? (
        <Emptiness command="muster approval list">No requests yet.</Emptiness>
      ) : null}
      <Part title="Waiting for you" items={waiting} />
      <Part title="Waiting for others" items={open} />
      <Part title="Decided" items={closed} />
    </Page>
  );
}

function Part({ title, items }: { title: string; items: readonly Approval[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h2 className="inset">{title}</h2>
      <Rows label={title} items={items} columns={columns} rowKey={({ id }) => id} />
    </>
  );
}

const columns: readonly Column<Approval>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, asks, title }) => (
      <Link to="/approvals/$id" params={{ id }} className="rows-title">
        {asks}: {title}
      </Link>
    ),
  },
  {
    name: 'Asked by',
    width: '180px',
    isWideOnly: true,
    cell: ({ requestedBy }) => <Person person={requestedBy} />,
  },
  { name: 'State', width: '110px', cell: (each) => <span className="chip">{stateOf(each)}</span> },
  {
    name: 'When',
    width: '130px',
    cell: ({ requestedAt, decidedAt }) => <Time at={decidedAt ?? requestedAt} />,
  },
];

/** Its state in one or two words. */
export const stateOf = ({ state, mode, overdue }: Approval): string => {
  if (overdue) return 'not ratified in time';
  if (mode === 'ahead') return state === 'void' ? 'no longer needed' : state;
  return state === 'open' ? 'to be ratified' : state === 'approved' ? 'ratified' : 'not ratified';
};
