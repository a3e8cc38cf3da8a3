import { answerOf, type AccessItem, type AccessReview } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';

/** Who has access to what, kept or removed by somebody else's decision, per review. */
export function AccessReviewsPage() {
  const reviews = useQuery({
    queryKey: ['access-reviews'],
    queryFn: async () => (await answerOf(api.GET('/v1/access-reviews'))).items,
    refetchInterval: 15_000,
  });
  const may = useMay('access_review.decide');
  const [chosen, choose] = useState<string | undefined>();
  const all = reviews.data ?? [];
  const shown = all.find(({ id }) => id === chosen) ?? all[0];
  return (
    <Page
      title="Access reviews"
      count={reviews.data === undefined ? '' : String(all.length)}
      lead="Somebody other than the holder decides whether each member, role, contact role, team membership, service account, key and outside auditor is kept or revoked. Revoked access stops working at once."
      actions={
        <VerbButton verb="access-review.open" may={may} isMain>
          Start a review
        </VerbButton>
      }
    >
      <ProblemNote problem={reviews.isError ? problemOf(reviews.error) : undefined} />
      {reviews.data !== undefined && all.length === 0 ? (
        <Emptiness command="muster access-review open">Access has never been reviewed.</Emptiness>
      ) : null}
      {all.length === 0 ? null : (
        <div className="inset stack">
          <Panel title="Reviews" aside={<ClauseChip id="7.6" />}>
            <ul className="stack">
              {all.map((review) => (
                <li key={review.id} className="row">
                  <button
                    type="button"
                    className="rows-title"
                    aria-pressed={review.id === shown?.id}
                    onClick={() => choose(review.id)}
                  >
                    Started <Time at={review.openedAt} as="absolute" />
                  </button>
                  <span className="soft small">{standing(review)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
      {shown === undefined ? null : <Items review={shown} />}
    </Page>
  );
}

const standing = ({ items, open, revoked, isLate }: AccessReview): string =>
  `${items} items, ${open === 0 ? 'all decided' : `${open} open`}, ${revoked} revoked${isLate ? '; late' : ''}`;

function Items({ review: { id, open } }: { review: AccessReview }) {
  const items = useInfiniteQuery({
    // A decision changes which items are open.
    queryKey: ['access-reviews', id, 'items', open],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/v1/access-reviews/{id}/items', {
          params: { path: { id }, query: cursor === undefined ? {} : { cursor } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Rows
        label="Items"
        items={rows}
        columns={columns}
        rowKey={(item) => item.id}
        rowState={({ decision }) => decision ?? 'open'}
      />
      {items.hasNextPage ? (
        <p className="inset">
          <button type="button" className="rows-title" onClick={() => void items.fetchNextPage()}>
            Load more
          </button>
        </p>
      ) : null}
    </>
  );
}

const kinds = {
  member: 'member',
  role: 'role',
  contact: 'contact role',
  team: 'team',
  service: 'service account',
  key: 'key',
  auditor: 'outside auditor',
} as const;

const columns: readonly Column<AccessItem>[] = [
  { name: 'Who', isMain: true, width: 'minmax(0, 1fr)', cell: ({ who }) => <Person person={who} /> },
  {
    name: 'Access',
    width: 'minmax(0, 1.2fr)',
    cell: ({ kind, what, team }) => (
      <>
        {kinds[kind]}: {what}
        {team === undefined ? null : <span className="soft"> in {team}</span>}
      </>
    ),
  },
  {
    name: 'Reviewer',
    width: 'minmax(0, 1fr)',
    isWideOnly: true,
    cell: ({ reviewer }) =>
      reviewer === undefined ? <span className="soft">nobody else available</span> : <Person person={reviewer} />,
  },
  {
    name: 'Decision',
    width: 'minmax(0, 1.2fr)',
    cell: (item) => <Decided item={item} />,
  },
];

function Decided({ item: { id, decision, decidedBy, who, kind, what, reason } }: { item: AccessItem }) {
  if (decision !== undefined)
    return (
      <span title={reason}>
        {decision === 'keep' ? 'kept' : 'revoked'} {decidedBy === undefined ? null : <Person person={decidedBy} />}
      </span>
    );
  const acted = { key: { id } };
  const words = `${kinds[kind]} ${what} of ${who.name ?? who.initials}`;
  return (
    <span className="row no-print">
      <VerbButton verb="access-item.keep" acted={acted} label={`Keep: ${words}`} isCompact>
        Keep
      </VerbButton>
      <VerbButton verb="access-item.revoke" acted={acted} label={`Revoke: ${words}`} isCompact>
        Revoke
      </VerbButton>
    </span>
  );
}
