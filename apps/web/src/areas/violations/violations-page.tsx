import type { Violation } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { violationsQuery } from './violation-queries.ts';

/** The violations that the reader handles; anybody can report one. */
export function ViolationsPage() {
  const list = useInfiniteQuery(violationsQuery);
  const violations = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Violations"
      count={list.data === undefined ? '' : `${violations.length}${list.hasNextPage ? '+' : ''}`}
      lead="Violations of the policy are reported here and handled by people they are not about. You see the ones you handle."
      actions={
        <>
          <Link to="/report">Report anonymously</Link>
          <VerbButton verb="violation.report" may={{ allowed: true }} isMain>
            Report a violation
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the violations" />
      ) : list.isSuccess && violations.length === 0 ? (
        <Emptiness command="muster violation report">No violations to handle.</Emptiness>
      ) : (
        <Rows label="Violations" items={violations} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<Violation>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, messages, clause }) => (
      <Link to="/violations/$id" params={{ id }} className="rows-title">
        {clause === undefined ? '' : `${clause}: `}
        {messages[0]?.text ?? ''}
      </Link>
    ),
  },
  { name: 'From', width: '110px', isWideOnly: true, cell: ({ source }) => <span className="chip">{source}</span> },
  { name: 'State', width: '110px', cell: ({ state }) => <span className="chip">{state}</span> },
  { name: 'Reported', width: '130px', cell: ({ reportedAt }) => <Time at={reportedAt} /> },
];
