import type { RunbookSummary } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { runbooksQuery } from './runbook-queries.ts';

/** The library: what to do when an alert fires, and when each runbook was drilled. */
export function RunbooksPage() {
  const { stale = false } = useSearch({ from: '/members/runbooks' });
  const list = useQuery(runbooksQuery(stale));
  const runbooks = list.data?.items ?? [];
  return (
    <Page
      title="Runbooks"
      count={list.data === undefined ? '' : String(runbooks.length)}
      lead={
        stale ? (
          <Link to="/runbooks">Show all runbooks, not only those with a stale drill</Link>
        ) : (
          'What to do when an alert fires. Numbers come from the policy. The matching runbook is offered on the incident.'
        )
      }
      actions={
        <>
          <VerbButton verb="runbook.propose" may={{ allowed: true }}>
            Propose a version
          </VerbButton>
          <ClauseChip id="7.10" />
        </>
      }
    >
      <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the runbooks" />
      ) : list.isSuccess && runbooks.length === 0 ? (
        <Emptiness command="muster runbook list --stale yes">Every runbook was drilled in time.</Emptiness>
      ) : (
        <Rows label="Runbooks" items={runbooks} columns={columns} rowKey={({ id }) => id} />
      )}
    </Page>
  );
}

const columns: readonly Column<RunbookSummary>[] = [
  {
    name: 'Runbook',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, title }) => (
      <Link to="/runbooks/$id" params={{ id }} className="rows-title">
        {title}
      </Link>
    ),
  },
  { name: 'Version', width: '90px', isWideOnly: true, cell: ({ version }) => <code>{version}</code> },
  { name: 'For', width: '210px', isWideOnly: true, cell: ({ severities }) => severities.join(' ') },
  {
    name: 'State',
    width: '190px',
    cell: ({ proposed, isStale }) =>
      proposed === undefined && !isStale ? null : (
        <span className="chip">{isStale ? 'Drill is stale' : `${proposed ?? ''} proposed`}</span>
      ),
  },
  {
    name: 'Drilled',
    width: '110px',
    isWideOnly: true,
    cell: ({ drilledAt }) => (drilledAt === undefined ? <span className="soft">never</span> : <Time at={drilledAt} />),
  },
];
