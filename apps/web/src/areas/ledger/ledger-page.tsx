import type { LedgerEntry } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { Actor } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { ledgerFilterNames, parseLedgerFilters } from './ledger-filters.ts';
import { entryListQuery } from './ledger-queries.ts';
import { NewEntries } from './new-entries.tsx';
import { VerifyLedger } from './verify-ledger.tsx';

/** Everything done, decided and refused, newest first, one sentence each. */
export function LedgerPage() {
  const filters = useSearch({ from: '/members/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const list = useInfiniteQuery(entryListQuery(filters));
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = entries[0]?.seq;
  const narrow = (name: string, value: string) =>
    void navigate({ search: parseLedgerFilters({ ...filters, [name]: value }) });
  return (
    <Page
      title="Ledger"
      count={newest === undefined ? '' : `#${newest}`}
      lead="The record is a Merkle tree whose head is signed. Open an entry to verify it in this browser, without trusting the server."
    >
      <FilterBar
        search={filters.action ?? ''}
        searchName="Action"
        onSearch={(action) => narrow('action', action)}
        choices={[
          {
            name: 'Decision',
            options: [
              ['', 'any'],
              ['yes', 'refused'],
            ],
            value: filters.refused ?? '',
            onChoose: (value) => narrow('refused', value),
          },
          {
            name: 'Show',
            options: [
              ['', 'what was done and decided'],
              ['shown', 'also counted reads and Muster’s own records'],
            ],
            value: filters.routine ?? '',
            onChoose: (value) => narrow('routine', value),
          },
        ]}
        days={[
          { name: 'From', value: filters.from ?? '', onChoose: (day) => narrow('from', day) },
          { name: 'Up to', value: filters.to ?? '', onChoose: (day) => narrow('to', day) },
        ]}
        tokens={ledgerFilterNames
          .filter((name) => filters[name] !== undefined)
          .map((name) => ({
            words: tokenWords(name, filters[name]),
            onRemove: () => narrow(name, ''),
          }))}
      />
      <VerifyLedger />
      <NewEntries filters={filters} />
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the entries" />
      ) : list.isSuccess && entries.length === 0 ? (
        <Emptiness action={<Link to="/ledger">Show all entries</Link>} command="muster ledger verify">
          No entry matches. The action filter needs the full name, such as incident.acknowledged.
        </Emptiness>
      ) : (
        <Rows label="Ledger" items={entries} columns={columns} rowKey={({ seq }) => String(seq)} rowState={() => ''} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const tokenWords = (name: (typeof ledgerFilterNames)[number], value = ''): string =>
  name === 'refused' ? 'refused' : name === 'routine' ? 'including reads and Muster’s own records' : `${name} ${value}`;

const columns: readonly Column<LedgerEntry>[] = [
  { name: 'Seq', width: '64px', cell: ({ seq }) => <span className="mono soft">{seq}</span> },
  {
    name: 'Time',
    width: '76px',
    cell: ({ at }) => (
      <span className="soft">
        <Time at={at} />
      </span>
    ),
  },
  {
    name: 'What happened',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ seq, actor, summary, instants, decision }) => (
      <Link to="/ledger/$seq" params={{ seq: String(seq) }} className="rows-title">
        <Actor actor={actor} as="word" />{' '}
        <span className="sentence">
          <Words text={summary} instants={instants} isInLink />
        </span>
        {decision.allowed ? null : <span className="nobody"> refused</span>}
      </Link>
    ),
  },
  {
    name: 'Action',
    width: '200px',
    isWideOnly: true,
    cell: ({ action }) => <span className="mono soft small">{action}</span>,
  },
  {
    name: 'Clause',
    width: '64px',
    isWideOnly: true,
    cell: ({ clause }) => (clause === undefined ? null : <ClauseChip id={clause} />),
  },
];
