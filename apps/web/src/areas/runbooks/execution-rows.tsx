import type { Execution } from '@muster/api-client';
import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';

type Followed = UseInfiniteQueryResult<InfiniteData<{ items: Execution[] }>>;

/** Runbook executions, newest first. */
export function ExecutionRows({ list }: { list: Followed }) {
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      {list.isSuccess && items.length === 0 ? (
        <p className="soft small">It has not been followed yet.</p>
      ) : (
        <Rows label="Followed" items={items} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </>
  );
}

const columns: readonly Column<Execution>[] = [
  {
    name: 'Incident',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, incident, isDrill }) => (
      <Link to="/executions/$id" params={{ id }} className="rows-title">
        {incident}
        {isDrill ? ', a drill' : ''}
      </Link>
    ),
  },
  { name: 'Version', width: '90px', isWideOnly: true, cell: ({ runbookVersion }) => <code>{runbookVersion}</code> },
  { name: 'State', width: '150px', cell: ({ state }) => <span className="chip">{state}</span> },
  { name: 'By', width: '160px', isWideOnly: true, cell: ({ startedBy }) => <Person person={startedBy} /> },
  { name: 'Started', width: '110px', isWideOnly: true, cell: ({ startedAt }) => <Time at={startedAt} /> },
];
