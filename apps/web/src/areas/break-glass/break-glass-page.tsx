import { answerOf, type EmergencyChange } from '@muster/api-client';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';

const breakGlassQuery = infiniteQueryOptions({
  queryKey: ['break-glass'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/break-glass', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** All emergency changes: Platform Governance's report. */
export function BreakGlassPage() {
  const list = useInfiniteQuery(breakGlassQuery);
  const emergencies = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Break-glass"
      count={list.data === undefined ? '' : `${emergencies.length}${list.hasNextPage ? '+' : ''}`}
      lead="Emergency changes made under an open SEV-1, newest first."
      actions={
        <>
          <ClauseChip id="5.3.1" />
          <Link to="/break-glass/sheet">Printable sheet</Link>
          <VerbButton verb="break-glass.ask" isMain>
            Break the glass
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the emergency changes" />
      ) : list.isSuccess && emergencies.length === 0 ? (
        <Emptiness command="muster break-glass ask <incident>">No emergency change has been requested.</Emptiness>
      ) : (
        <Rows label="Emergency changes" items={emergencies} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<EmergencyChange>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, incident, commit }) => (
      <Link to="/break-glass/$id" params={{ id }}>
        <strong>{incident}</strong> <code>{commit.slice(0, 12)}</code>
      </Link>
    ),
  },
  { name: 'State', width: '110px', cell: ({ standing }) => <span className="chip">{standing}</span> },
  { name: 'Asked by', width: '150px', isWideOnly: true, cell: ({ requestedBy }) => <Person person={requestedBy} /> },
  { name: 'Asked', width: '110px', isWideOnly: true, cell: ({ requestedAt }) => <Time at={requestedAt} /> },
];
