import type { Review } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
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
import { reviewMeasuresQuery, reviewsQuery } from './model-queries.ts';
import { percent } from './rate.tsx';
import './models.css';

/** People waiting for a human review of a decision about them. */
export function ReviewsPage() {
  const { decided = false } = useSearch({ from: '/members/reviews' });
  const list = useInfiniteQuery(reviewsQuery(decided));
  const { data: measures } = useQuery(reviewMeasuresQuery);
  const reviews = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Human reviews"
      count={list.data === undefined ? '' : `${reviews.length}${list.hasNextPage ? '+' : ''}`}
      lead={
        measures === undefined
          ? ''
          : `${measures.open} open, ${measures.overdue} overdue. In the last ${measures.days} days, ${measures.decided} were decided${
              measures.overturnRate === undefined ? '' : `, ${percent(measures.overturnRate)} % of them overturned`
            }, ${measures.late} late.`
      }
      actions={
        <>
          <ClauseChip id="7.14" />
          <Link to="/reviews" search={decided ? {} : { decided: true }}>
            {decided ? 'Open reviews' : 'Decided reviews'}
          </Link>
          <VerbButton verb="review.ask" may={{ allowed: true }} isMain>
            Ask for a review
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the reviews" />
      ) : list.isSuccess && reviews.length === 0 ? (
        <Emptiness command="muster review ask <prediction> --model <model>">
          {decided ? 'No reviews have been decided yet.' : 'Nobody is waiting for a review.'}
        </Emptiness>
      ) : (
        <Rows label="Reviews" items={reviews} columns={columns} rowKey={({ code }) => code} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<Review>[] = [
  {
    name: 'Review',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ code, model }) => (
      <Link to="/reviews/$code" params={{ code }} className="rows-title">
        {code} {model}
      </Link>
    ),
  },
  { name: 'State', width: '110px', cell: ({ state, verdict }) => <span className="chip">{verdict ?? state}</span> },
  {
    name: 'Due',
    width: '170px',
    cell: ({ dueAt, isOverdue }) => (
      <>
        <Time at={dueAt} as="absolute" /> {isOverdue ? <strong className="model-bad">overdue</strong> : null}
      </>
    ),
  },
  { name: 'Reviewer', width: '90px', isWideOnly: true, cell: ({ reviewer }) => reviewer?.initials ?? '' },
  { name: 'Asked by', width: '110px', isWideOnly: true, cell: ({ askedBy }) => `the ${askedBy}` },
];
