import { answerOf, type ChangeSummary } from '@muster/api-client';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';

const changesQuery = infiniteQueryOptions({
  queryKey: ['changes'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/changes', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Pull requests, and what the policy requires of each. */
export function ChangesPage() {
  const list = useInfiniteQuery(changesQuery);
  const changes = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Changes"
      count={list.data === undefined ? '' : `${changes.length}${list.hasNextPage ? '+' : ''}`}
      lead="Pull requests with their latest verdict, newest first."
      actions={
        <>
          <ClauseChip id="7.11" />
          <VerbButton verb="github.link-code" may={{ allowed: true }}>
            Link my GitHub account
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the changes" />
      ) : list.isSuccess && changes.length === 0 ? (
        <Emptiness command="muster change check">No pull requests have been judged yet.</Emptiness>
      ) : (
        <Rows label="Changes" items={changes} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

export const verdictWords = {
  met: '✓ complete',
  missing: '✕ missing',
  'nothing-asked': 'nothing required',
  'break-glass': '⚠ emergency',
} as const;

const columns: readonly Column<ChangeSummary>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, repository, number, title }) => (
      <Link to="/changes/$id" params={{ id }}>
        <strong>
          {repository}#{number}
        </strong>{' '}
        {title}
      </Link>
    ),
  },
  { name: 'Verdict', width: '130px', cell: ({ verdict }) => verdictWords[verdict] },
  { name: 'State', width: '90px', isWideOnly: true, cell: ({ state }) => <span className="chip">{state}</span> },
  { name: 'Judged', width: '110px', isWideOnly: true, cell: ({ judgedAt }) => <Time at={judgedAt} /> },
];
