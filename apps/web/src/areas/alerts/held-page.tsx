import type { Suppression } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { useMay } from '../session/use-session.ts';
import { suppressionsQuery } from './held-queries.ts';

/** Snoozes, maintenance windows, flapping alerts and paused integrations, with the alerts each held back. */
export function HeldPage() {
  const list = useInfiniteQuery({ ...suppressionsQuery, refetchInterval: 15_000 });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Held back"
      count={list.data === undefined ? '' : `${items.length}${list.hasNextPage ? '+' : ''}`}
      lead="While held back, alerts open no incidents. Each suppression ends by itself; alerts still firing then are treated as if they had just fired. SEV-1 alerts are never held back."
      actions={
        <VerbButton verb="suppression.create" may={useMay('alert.suppress')} isMain>
          Announce maintenance
        </VerbButton>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="suppressions" />
      ) : list.isSuccess && items.length === 0 ? (
        <Emptiness
          action={<Link to="/alerts">Alerts</Link>}
          command="muster suppression create --service checkout --until 2026-12-01T06:00Z --reason 'new racks'"
        >
          Nothing has been held back yet.
        </Emptiness>
      ) : (
        <Rows
          label="Held back"
          items={items}
          columns={columns}
          rowKey={({ id }) => id}
          rowState={({ standing, held, waiting }) => `${standing}${held}${waiting}`}
        />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const kindWords = { snooze: 'snooze', maintenance: 'maintenance', flapping: 'flapping', pause: 'pause' } as const;

const columns: readonly Column<Suppression>[] = [
  {
    name: 'State',
    width: '76px',
    cell: ({ standing }) => <span className="chip">{standing}</span>,
  },
  {
    name: 'What',
    isMain: 'line',
    width: 'minmax(0, 1fr)',
    cell: ({ id, kind, of, reason }) => (
      <Link to="/alerts" search={{ suppression: id }} className="rows-title" title={reason}>
        <span className="strong">{of}</span>{' '}
        <span className="soft small">
          {kindWords[kind]}: <Words text={reason} />
        </span>
      </Link>
    ),
  },
  {
    name: 'Held',
    width: '110px',
    cell: ({ held, waiting }) => (
      <span className="numbers">
        {held}
        {waiting > 0 ? <span className="soft small"> · {waiting} firing</span> : null}
      </span>
    ),
  },
  {
    name: 'Until',
    width: '110px',
    cell: ({ endsAt, endedAt }) => <Time at={endedAt ?? endsAt} as={endedAt === undefined ? 'expiry' : 'ago'} />,
  },
  {
    name: 'By',
    width: '110px',
    isWideOnly: true,
    cell: ({ createdBy }) =>
      createdBy === undefined ? <span className="soft">Muster</span> : <Person person={createdBy} />,
  },
  {
    name: 'End',
    width: '100px',
    cell: ({ id, may, standing, version, of }) =>
      standing === 'over' ? null : (
        <VerbButton
          verb="suppression.end"
          may={may.end}
          acted={{ key: { id }, version }}
          label={`End it now: ${of}`}
          isCompact
        >
          End it now
        </VerbButton>
      ),
  },
];
