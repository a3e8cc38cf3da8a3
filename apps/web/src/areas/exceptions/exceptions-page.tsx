import type { Exception } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
import { exceptionsQuery } from './exception-queries.ts';

/** Exceptions: past, current and proposed. */
export function ExceptionsPage() {
  const list = useInfiniteQuery({ ...exceptionsQuery, refetchInterval: 15_000 });
  const exceptions = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Exceptions"
      count={list.data === undefined ? '' : `${exceptions.length}${list.hasNextPage ? '+' : ''}`}
      lead="Where a clause does not apply, why, and until when. An exception that is not approved or has expired has no effect."
      actions={
        <VerbButton verb="exception.ask" may={{ allowed: true }} isMain>
          Ask for an exception
        </VerbButton>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the exceptions" />
      ) : list.isSuccess && exceptions.length === 0 ? (
        <Emptiness command="muster exception ask 5.3.4 service:checkout">No exception has been requested.</Emptiness>
      ) : (
        <Rows label="Exceptions" items={exceptions} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<Exception>[] = [
  { name: 'Clause', width: '90px', cell: ({ clause }) => <ClauseChip id={clause} /> },
  {
    name: 'For',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, scope }) => (
      <Link to="/exceptions/$id" params={{ id }} className="rows-title">
        {scope}
      </Link>
    ),
  },
  { name: 'Asked by', width: '180px', isWideOnly: true, cell: ({ requestedBy }) => <Person person={requestedBy} /> },
  { name: 'Approved before', width: '120px', isWideOnly: true, cell: ({ earlier }) => earlier },
  { name: 'State', width: '110px', cell: ({ standing }) => <span className="chip">{standingWords[standing]}</span> },
  { name: 'Until', width: '130px', cell: ({ expiresAt }) => <Time at={expiresAt} as="expiry" /> },
];

/** Its state in one or two words. */
export const standingWords: Readonly<Record<Exception['standing'], string>> = {
  asked: 'requested',
  'in-force': 'in force',
  expired: 'expired',
  refused: 'not approved',
  ended: 'ended',
};
