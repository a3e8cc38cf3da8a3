import { answerOf, type UnaskedDeployment } from '@muster/api-client';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';

const unaskedQuery = infiniteQueryOptions({
  queryKey: ['deployments', 'unasked'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/deployments-unasked', {
        params: { query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Deployments that bypassed the gate, as reported by GitHub. Renders nothing if there are none. */
export function UnaskedPanel() {
  const list = useInfiniteQuery(unaskedQuery);
  const found = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending || (list.isSuccess && found.length === 0)) return null;
  return (
    <section aria-labelledby="unasked">
      <h2 id="unasked">
        Bypassed the gate <ClauseChip id="5.2.3" />
      </h2>
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      <Rows
        label="Deployments that bypassed the gate"
        items={found}
        columns={columns}
        rowKey={({ repository, forgeId }) => `${repository} ${forgeId}`}
      />
      <OlderOnes list={list} />
    </section>
  );
}

const columns: readonly Column<UnaskedDeployment>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ service, commit, environment, reference }) => (
      <>
        <strong>{service}</strong> <code>{commit.slice(0, 12)}</code> <span className="soft">{environment}</span>{' '}
        <span className="soft">{reference}</span>
      </>
    ),
  },
  { name: 'Gate', width: '210px', cell: ({ gate }) => gate },
  { name: 'Deployed', width: '110px', isWideOnly: true, cell: ({ happenedAt }) => <Time at={happenedAt} /> },
];
