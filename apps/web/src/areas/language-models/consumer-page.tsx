import type { LlmCall, LlmConsumer } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { callsQuery, consumerQuery } from './models-queries.ts';
import { whyWords } from './why-words.ts';

/** The page of one consumer. */
export function ConsumerPage() {
  const { name } = useParams({ from: '/members/language-models/consumers/$name' });
  return (
    <OneThing
      asked={useQuery(consumerQuery(name))}
      name="Consumer"
      absent="There is no consumer with this name."
      back={<Link to="/language-models">All consumers</Link>}
    >
      {(consumer) => <OpenedConsumer consumer={consumer} />}
    </OneThing>
  );
}

function OpenedConsumer({ consumer }: { consumer: LlmConsumer }) {
  const { name, may, version } = consumer;
  const acted = { key: { name }, version };
  return (
    <Page
      title={name}
      lead={`${consumer.dataClass} data, for ${consumer.purpose}`}
      actions={
        <>
          <VerbButton verb="consumer.retire" may={may.retire} acted={acted}>
            Retire
          </VerbButton>
          <VerbButton verb="consumer.change" may={may.change} acted={acted}>
            Change
          </VerbButton>
          <VerbButton verb="consumer.drill" may={may.drill} acted={acted} isMain>
            Drill its fallback
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Routes, in order of preference" aside={<ClauseChip id="9.3" />}>
          <ol>
            {consumer.routes.map(({ route, why, breaker }) => (
              <li key={route}>
                <code>{route}</code>{' '}
                {why.length > 0 ? (
                  <strong>not used: {whyWords(why)}</strong>
                ) : breaker === 'closed' ? (
                  'in use'
                ) : (
                  <strong>paused after repeated failures</strong>
                )}
              </li>
            ))}
          </ol>
          <p>
            {consumer.cacheMinutes === 0
              ? 'Responses are not cached.'
              : `Responses may be served from the cache for ${consumer.cacheMinutes} minutes, and for longer when no route responds.`}{' '}
            If no route responds, its users get: {consumer.degraded}
          </p>
          <p className="soft">
            {consumer.drilledAt === undefined ? (
              'Its fallback has never been drilled.'
            ) : (
              <>
                Drilled <Time at={consumer.drilledAt} />
                {consumer.drillPassed === true ? ': it worked.' : ': it failed.'}
              </>
            )}
          </p>
        </Panel>
        <Panel title="Limits" aside={<ClauseChip id="9.2" />}>
          <Definitions>
            <Definition name="Today">
              <span className="numbers">
                ${consumer.spentToday} of ${consumer.perDay}
              </span>
            </Definition>
            <Definition name="This month">
              <span className="numbers">
                ${consumer.spentThisMonth} of ${consumer.perMonth}
              </span>
            </Definition>
            <Definition name="Per minute">
              {consumer.requestsPerMinute} requests, {consumer.tokensPerMinute} tokens
            </Definition>
          </Definitions>
        </Panel>
        <Panel title="What it may send" aside={<ClauseChip id="6.7" />}>
          <Definitions>
            <Definition name="Data above its class">
              {consumer.mode === 'refuse' ? 'is refused' : 'is replaced by pseudonyms, and restored in the response'}
            </Definition>
            <Definition name="Regions">
              {consumer.regions.length === 0 ? 'any' : consumer.regions.join(', ')}
            </Definition>
            <Definition name="Retained at most">
              {consumer.maxRetentionDays === undefined ? 'as agreed' : `${consumer.maxRetentionDays} days`}
            </Definition>
            <Definition name="User-facing">{consumer.userFacing ? 'yes' : 'no'}</Definition>
            <Definition name="Team">{consumer.team.name}</Definition>
          </Definitions>
        </Panel>
      </div>
      <Calls of={name} />
    </Page>
  );
}

function Calls({ of }: { of: string }) {
  const list = useInfiniteQuery(callsQuery(of));
  const calls = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (calls.length === 0) return null;
  return (
    <>
      <h2 className="inset">Calls</h2>
      <Rows label="Calls" items={calls} columns={columns} rowKey={({ id }) => id} />
      <OlderOnes list={list} />
    </>
  );
}

const columns: readonly Column<LlmCall>[] = [
  { name: 'When', width: '170px', cell: ({ at }) => <Time at={at} as="absolute" /> },
  { name: 'Outcome', width: '110px', cell: ({ outcome }) => outcome },
  {
    name: 'Model',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ model, provider, tried }) => (
      <>
        {provider === undefined ? model : `${provider}/${model}`}
        {tried.map(({ route, why }) => (
          <span key={route} className="soft">
            {' '}
            {route}: {whyWords(why)}
          </span>
        ))}
      </>
    ),
  },
  { name: 'Cost', width: '110px', cell: ({ cost }) => <span className="numbers">${cost}</span> },
  { name: 'Took', width: '90px', isWideOnly: true, cell: ({ durationMs }) => `${durationMs} ms` },
];
