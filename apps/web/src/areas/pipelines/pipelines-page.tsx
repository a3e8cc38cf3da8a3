import type { Pipeline } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { pipelinesQuery, refusedEventsQuery } from './pipeline-queries.ts';
import { RunState, secondsWords, Verdict } from './run-words.tsx';
import './pipelines.css';

/** Pipelines, their schedules, and whether they completed in time. */
export function PipelinesPage() {
  const { steps = false } = useSearch({ from: '/members/pipelines' });
  const list = useInfiniteQuery(pipelinesQuery(steps));
  const pipelines = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Pipelines"
      count={list.data === undefined ? '' : `${pipelines.length}${list.hasNextPage ? '+' : ''}`}
      lead="Reported by Airflow, dbt, Spark and anything else that speaks OpenLineage. A run that is due but never starts also counts as missed."
      actions={
        <>
          <Link to="/pipelines" search={steps ? {} : { steps: true }}>
            {steps ? 'Whole pipelines' : 'Steps of pipelines'}
          </Link>
          <VerbButton verb="pipeline.add" may={{ allowed: true }} isMain>
            Add a pipeline
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the pipelines" />
      ) : list.isSuccess && pipelines.length === 0 ? (
        <Emptiness command="muster service-account issue-key <account> --scope pipelines:report --days 90">
          No runs have been reported yet. Set OPENLINEAGE_API_KEY to a key with this scope, and OPENLINEAGE_URL to
          Muster’s address.
        </Emptiness>
      ) : (
        <Rows label="Pipelines" items={pipelines} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
      <Refused />
    </Page>
  );
}

function Refused() {
  const { data } = useQuery(refusedEventsQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div className="inset">
      <Panel title="Refused run events">
        {data.items.map(({ code, problem, remedy, events, lastAt }) => (
          <p key={`${code} ${problem}`}>
            <strong className="numbers">{events}</strong> {problem}
            {remedy === undefined ? '' : `: ${remedy}`}{' '}
            <span className="soft">
              last <Time at={lastAt} />
            </span>
          </p>
        ))}
      </Panel>
    </div>
  );
}

const columns: readonly Column<Pipeline>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, name }) => (
      <Link to="/pipelines/$id" params={{ id }} className="rows-title">
        {name}
      </Link>
    ),
  },
  {
    name: 'Due',
    width: '170px',
    isWideOnly: true,
    cell: ({ schedule }) => (schedule === undefined ? '' : <code>{schedule.cron}</code>),
  },
  {
    name: 'Last due',
    width: '180px',
    cell: ({ lastDue }) => (lastDue === undefined ? '' : <Verdict verdict={lastDue.verdict} />),
  },
  {
    name: 'Last run',
    width: '120px',
    isWideOnly: true,
    cell: ({ newest }) => (newest === undefined ? '' : <RunState state={newest.state} />),
  },
  {
    name: 'Data as of',
    width: '120px',
    isWideOnly: true,
    cell: ({ freshnessSeconds }) => (freshnessSeconds === undefined ? '' : `${secondsWords(freshnessSeconds)} ago`),
  },
];
