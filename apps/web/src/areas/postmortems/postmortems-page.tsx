import type { PostmortemSummary } from '@muster/api-client';
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { postmortemsQuery } from './postmortem-queries.ts';
import { stateWords } from './state-words.ts';

/** Postmortems, those still owed first. */
export function PostmortemsPage() {
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const list = useInfiniteQuery(postmortemsQuery(which === 'open' ? 'open' : undefined));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Postmortems"
      count={list.data === undefined ? '' : `${items.length}${list.hasNextPage ? '+' : ''}`}
      lead="What is learned from incidents: about systems, processes and tools, never about people."
      actions={
        <>
          <SegmentedControl
            aria-label="Which"
            value={which}
            onChange={(value) => setWhich(value)}
            data={[
              { value: 'open', label: 'To be published' },
              { value: 'all', label: 'All' },
            ]}
          />
          <Link to="/actions">Action items</Link>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the postmortems" />
      ) : list.isSuccess && items.length === 0 ? (
        <Emptiness command="muster postmortem list">
          {which === 'open' ? 'No postmortems are waiting to be published.' : 'No postmortems yet.'}
        </Emptiness>
      ) : (
        <Rows label="Postmortems" items={items} columns={columns} rowKey={({ code }) => code} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<PostmortemSummary>[] = [
  { name: 'Severity', width: '90px', cell: ({ severity }) => <SeverityMark severity={severity} /> },
  {
    name: 'Incident',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ code, title }) => (
      <Link to="/postmortems/$code" params={{ code }} className="rows-title">
        {code}: {title}
      </Link>
    ),
  },
  { name: 'State', width: '120px', cell: (each) => <span className="chip">{stateWords(each)}</span> },
  {
    name: 'Due',
    width: '150px',
    cell: ({ dueAt, publishedAt }) =>
      publishedAt !== undefined ? (
        <Time at={publishedAt} />
      ) : dueAt === undefined ? (
        ''
      ) : (
        <Time at={dueAt} as="absolute" />
      ),
  },
  {
    name: 'Commander',
    width: '160px',
    isWideOnly: true,
    cell: ({ commander }) => (commander === undefined ? '' : <Person person={commander} />),
  },
];
