import type { LlmSpend } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { spendQuery } from './models-queries.ts';

const SPANS = [1, 7, 30, 365] as const;

/** Spend on language models, by consumer and provider. */
export function SpendPage() {
  const { days = 30 } = useSearch({ from: '/members/language-models/spend' });
  const asked = useQuery(spendQuery(days));
  const spend = asked.data;
  return (
    <Page
      title="Spend"
      count={spend === undefined ? '' : `$${spend.total}`}
      lead="What was spent on language models, at the gateway’s prices."
      actions={
        <>
          <ClauseChip id="9.2" />
          {SPANS.map((span) => (
            <Link
              key={span}
              to="/language-models/spend"
              search={{ days: span }}
              aria-current={span === days ? 'true' : undefined}
            >
              {span === 1 ? '1 day' : `${span} days`}
            </Link>
          ))}
          <Link to="/language-models">Consumers</Link>
          <VerbButton verb="consumer.limit" isMain>
            Set a shared limit
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.isPending ? (
        <Waiting what="the spend" />
      ) : spend?.lines.length === 0 ? (
        <Emptiness command="muster consumer calls">No calls in this period.</Emptiness>
      ) : (
        <Rows
          label="Spend"
          items={spend?.lines ?? []}
          columns={columns}
          rowKey={({ consumer, provider, model }) => `${consumer} ${provider} ${model}`}
        />
      )}
      {spend === undefined || spend.limits.length === 0 ? null : (
        <div className="inset stack">
          <Panel title="Shared limits">
            {spend.limits.map(({ scope, perDay, perMonth }) => (
              <p key={scope}>
                <code>{scope}</code> <span className="numbers">${perDay}</span> per day,{' '}
                <span className="numbers">${perMonth}</span> per month
              </p>
            ))}
          </Panel>
        </div>
      )}
    </Page>
  );
}

type Line = LlmSpend['lines'][number];

const columns: readonly Column<Line>[] = [
  {
    name: 'Consumer',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ consumer }) => (
      <Link to="/language-models/consumers/$name" params={{ name: consumer }} className="rows-title">
        {consumer}
      </Link>
    ),
  },
  {
    name: 'Model',
    width: '200px',
    isWideOnly: true,
    cell: ({ provider, model }) => (provider === '' ? `${model}, no response` : `${provider}/${model}`),
  },
  { name: 'Calls', width: '90px', cell: ({ calls }) => <span className="numbers">{calls}</span> },
  {
    name: 'Tokens in, out',
    width: '160px',
    isWideOnly: true,
    cell: ({ inputTokens, outputTokens }) => (
      <span className="numbers">
        {inputTokens}, {outputTokens}
      </span>
    ),
  },
  { name: 'Cost', width: '120px', cell: ({ cost }) => <span className="numbers">${cost}</span> },
];
