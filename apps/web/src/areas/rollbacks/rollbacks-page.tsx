import type { Executor, Rollback } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { executorsQuery, rollbacksQuery } from './rollback-queries.ts';
import { stateWords } from './rollback-words.ts';

/** Rollbacks in production, newest first, and their executors. */
export function RollbacksPage() {
  const list = useInfiniteQuery({ ...rollbacksQuery(), refetchInterval: 15_000 });
  const executors = useQuery(executorsQuery);
  const rollbacks = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Rollbacks"
      count={list.data === undefined ? '' : `${rollbacks.length}${list.hasNextPage ? '+' : ''}`}
      lead="Requested by the SRE, approved by the commander, and done only once its executor says so."
      actions={<ClauseChip id="2.3" />}
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the rollbacks" />
      ) : list.isSuccess && rollbacks.length === 0 ? (
        <Emptiness command="muster incident roll-back <code> <target> --to <version>">No rollbacks yet.</Emptiness>
      ) : (
        <Rows label="Rollbacks" items={rollbacks} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
      <div className="inset">
        <Panel
          title="Executors"
          aside={
            <VerbButton verb="executor.connect" may={{ allowed: true }}>
              Connect an executor
            </VerbButton>
          }
        >
          <ProblemNote problem={executors.isError ? problemOf(executors.error) : undefined} />
          {executors.data?.items.length === 0 ? (
            <p className="soft">No executors yet: nothing can carry out a rollback.</p>
          ) : (
            <Rows
              label="Executors"
              items={executors.data?.items ?? []}
              columns={executorColumns}
              rowKey={({ id }) => id}
            />
          )}
        </Panel>
      </div>
    </Page>
  );
}

const columns: readonly Column<Rollback>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ target, to, incident }) => (
      <Link to="/incidents/$code" params={{ code: incident }} className="rows-title">
        {target} back to {to}
      </Link>
    ),
  },
  { name: 'Incident', width: '110px', isWideOnly: true, cell: ({ incident }) => <code>{incident}</code> },
  { name: 'Asked by', width: '180px', isWideOnly: true, cell: ({ requestedBy }) => <Person person={requestedBy} /> },
  { name: 'State', width: '190px', cell: (each) => <span className="chip">{stateWords(each)}</span> },
  { name: 'Asked', width: '110px', isWideOnly: true, cell: ({ requestedAt }) => <Time at={requestedAt} /> },
];

const executorColumns: readonly Column<Executor>[] = [
  { name: 'Name', isMain: true, width: 'minmax(0, 1fr)', cell: ({ name }) => <strong>{name}</strong> },
  { name: 'By', width: '190px', isWideOnly: true, cell: ({ by, host }) => host ?? by },
  { name: 'Connected by', width: '180px', isWideOnly: true, cell: ({ addedBy }) => <Person person={addedBy} /> },
  {
    name: 'Remove',
    width: '110px',
    cell: ({ id, version, may, name }) => (
      <VerbButton
        verb="executor.remove"
        may={may.remove}
        acted={{ key: { id }, version }}
        label={`Remove ${name}`}
        isCompact
      >
        Remove
      </VerbButton>
    ),
  },
];
