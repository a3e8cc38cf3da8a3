import type { Model } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
import { modelsQuery, refusedRowsQuery } from './model-queries.ts';
import { percent, Rate } from './rate.tsx';
import './models.css';

/** Models, their serving versions, and how accurate they were. */
export function ModelsPage() {
  const list = useInfiniteQuery(modelsQuery);
  const models = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Models"
      count={list.data === undefined ? '' : `${models.length}${list.hasNextPage ? '+' : ''}`}
      lead="Models that make decisions, and their accuracy over the last seven days, as far as outcomes are known."
      actions={
        <>
          <Link to="/predictions">Find a prediction</Link>
          <Link to="/reviews">Human reviews</Link>
          <VerbButton verb="model.add" may={{ allowed: true }} isMain>
            Add a model
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the models" />
      ) : list.isSuccess && models.length === 0 ? (
        <Emptiness command="muster model add <name> --consequential yes">
          No models yet. Add one, register a version with its schema, and have its producers log its decisions.
        </Emptiness>
      ) : (
        <Rows label="Models" items={models} columns={columns} rowKey={({ name }) => name} />
      )}
      <OlderOnes list={list} />
      <Refused />
    </Page>
  );
}

function Refused() {
  const { data } = useQuery(refusedRowsQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div className="inset">
      <Panel title="Refused predictions and outcomes">
        {data.items.map(({ code, problem, remedy, rows, lastAt }) => (
          <p key={`${code} ${problem}`}>
            <strong className="numbers">{rows}</strong> {problem}
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

const columns: readonly Column<Model>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name, isConsequential }) => (
      <>
        <Link to="/models/$name" params={{ name }} className="rows-title">
          {name}
        </Link>
        {isConsequential ? <span className="soft"> decides about people</span> : null}
      </>
    ),
  },
  {
    name: 'Serves',
    width: '130px',
    cell: ({ serves }) => (serves === undefined ? <span className="soft">nothing</span> : <code>{serves}</code>),
  },
  { name: 'Accuracy, 7 days', width: '220px', isWideOnly: true, cell: ({ accuracy }) => <Rate rate={accuracy} /> },
  {
    name: 'Labelled',
    width: '100px',
    isWideOnly: true,
    cell: ({ coverage }) => (coverage === undefined ? '' : `${percent(coverage)} %`),
  },
  {
    name: 'Predictions',
    width: '120px',
    isWideOnly: true,
    cell: ({ predictions }) => <span className="numbers">{predictions.toLocaleString('en')}</span>,
  },
];
