import type { ActionItem } from '@muster/api-client';
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { sessionQuery } from '../session/session-queries.ts';
import { actionsQuery } from './postmortem-queries.ts';

type Which = 'all' | 'mine' | 'overdue';

/** Action items: owner and due date. */
export function ActionsPage() {
  const [which, setWhich] = useState<Which>('all');
  const session = useQuery(sessionQuery);
  const me = session.data?.principal.id;
  const list = useInfiniteQuery(
    actionsQuery(which === 'overdue' ? { overdue: true } : which === 'mine' && me !== undefined ? { owner: me } : {}),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Action items"
      count={list.data === undefined ? '' : `${items.length}${list.hasNextPage ? '+' : ''}`}
      lead="Each has an owner, a due date, a severity and a ticket, unless it is only proposed."
      actions={
        <SegmentedControl
          aria-label="Which"
          value={which}
          onChange={(value) => setWhich(value)}
          data={[
            { value: 'all', label: 'All' },
            { value: 'mine', label: 'Yours' },
            { value: 'overdue', label: 'Overdue' },
          ]}
        />
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the action items" />
      ) : list.isSuccess && items.length === 0 ? (
        <Emptiness command="muster action list">No action items here.</Emptiness>
      ) : (
        <Rows label="Action items" items={items} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<ActionItem>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ title, incident }) => (
      <Link to="/postmortems/$code" params={{ code: incident }} className="rows-title">
        {title}
      </Link>
    ),
  },
  { name: 'Incident', width: '110px', isWideOnly: true, cell: ({ incident }) => incident },
  {
    name: 'State',
    width: '100px',
    cell: ({ state, isOverdue }) => <span className="chip">{isOverdue ? 'overdue' : state}</span>,
  },
  {
    name: 'Owner',
    width: '160px',
    isWideOnly: true,
    cell: ({ owner }) => (owner === undefined ? '' : <Person person={owner} />),
  },
  { name: 'Due', width: '110px', cell: ({ dueOn }) => dueOn ?? '' },
];
