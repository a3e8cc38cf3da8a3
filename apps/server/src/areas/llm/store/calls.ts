import type { Dialect } from '@muster/llm-wire';
import { sql, type Kysely } from 'kysely';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { ConsumerId } from '../domain/consumer.ts';
import { MAY_HAVE_COUNTED } from '../domain/fault.ts';
import type { SeenUsage } from '../domain/reconcile.ts';

/** How a call ended. */
export const outcomes = [
  'answered',
  'cached',
  'stale',
  'degraded',
  'refused',
  'limited',
  'rejected',
  'cut',
  'aborted',
] as const;
export type Outcome = (typeof outcomes)[number];

/** A route tried or skipped, with the reasons as codes. */
export type Tried = { readonly route: string; readonly why: readonly string[] };

/** One call, without any prompt or response text. Money in picodollars. */
export type Call = {
  readonly id: string;
  readonly at: Date;
  readonly consumerId: ConsumerId;
  readonly dialect: Dialect;
  readonly model: string;
  readonly provider: string | undefined;
  readonly outcome: Outcome;
  readonly status: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly cost: bigint;
  readonly isEstimated: boolean;
  readonly attempts: number;
  readonly tried: readonly Tried[];
  readonly foundIn: number;
  readonly foundOut: number;
  readonly durationMs: number;
};

/** A call as its row, which the batch digest also covers. */
export const rowOf = (call: Call): Row<'llm_calls'> => ({
  id: call.id,
  at: call.at,
  consumer_id: call.consumerId,
  dialect: call.dialect,
  model: call.model,
  provider: call.provider ?? null,
  outcome: call.outcome,
  status: call.status,
  input_tokens: call.inputTokens,
  cached_tokens: call.cachedTokens,
  output_tokens: call.outputTokens,
  cost: String(call.cost),
  is_estimated: call.isEstimated,
  attempts: call.attempts,
  tried: JSON.stringify(call.tried),
  found_in: call.foundIn,
  found_out: call.foundOut,
  duration_ms: call.durationMs,
});

export const insertCalls = async (db: Kysely<unknown>, calls: readonly Call[]): Promise<void> =>
  void (await insertRows('llm_calls', calls.map(rowOf))?.execute(db));

type CallRow = Row<'llm_calls', { outcome: Outcome }> & { consumer_name: string };

/** Newest first, starting after `after`. */
export async function listCalls(
  db: Kysely<unknown>,
  asked: {
    readonly consumer: string | undefined;
    readonly outcome: Outcome | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly (CallRow & { readonly money: bigint })[]> {
  const { consumer = null, outcome = null, after, limit } = asked;
  const { rows } = await sql<CallRow>`
    select ${columnsOf('llm_calls', 'l')}, c.name as consumer_name
    from llm_calls l join llm_consumers c on c.id = l.consumer_id
    where (${consumer}::text is null or c.name = ${consumer}) and (${outcome}::text is null or l.outcome = ${outcome})
      and ${after === undefined ? sql`true` : sql`(l.at, l.id) < (${after.at}, ${after.id}::uuid)`}
    order by l.at desc, l.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, money: BigInt(row.cost) }));
}

export type SpendRow = {
  readonly consumer: string;
  readonly provider: string;
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: bigint;
};

/** Spending since a given time, by consumer, provider and model; most expensive first. */
export async function spendSince(db: Kysely<unknown>, since: Date, limit: number): Promise<readonly SpendRow[]> {
  const { rows } = await sql<{
    consumer: string;
    provider: string;
    model: string;
    calls: string;
    input: string;
    output: string;
    cost: string;
  }>`
    select c.name as consumer, coalesce(l.provider, '') as provider, l.model, count(*) as calls,
      sum(l.input_tokens + l.cached_tokens) as input, sum(l.output_tokens) as output, sum(l.cost) as cost
    from llm_calls l join llm_consumers c on c.id = l.consumer_id where l.at >= ${since}
    group by 1, 2, 3 order by sum(l.cost) desc, 1, 2, 3 limit ${limit}`.execute(db);
  return rows.map(({ consumer, provider, model, calls, input, output, cost }) => ({
    consumer,
    provider,
    model,
    calls: Number(calls),
    inputTokens: Number(input),
    outputTokens: Number(output),
    cost: BigInt(cost),
  }));
}

/** A consumer's spending per span of minutes, counted back from a given time; newest first, empty spans left out. */
export async function spentInSpans(
  db: Kysely<unknown>,
  consumer: ConsumerId,
  until: Date,
  spanMinutes: number,
  spans: number,
): Promise<ReadonlyMap<number, bigint>> {
  const { rows } = await sql<{ span: number; cost: string }>`
    select floor(extract(epoch from (${until}::timestamptz - at)) / ${spanMinutes * 60})::integer as span, sum(cost) as cost
    from llm_calls where consumer_id = ${consumer} and at > ${until}::timestamptz - make_interval(mins => ${spanMinutes * spans})
      and at <= ${until} group by 1 order by 1`.execute(db);
  return new Map(rows.map(({ span, cost }) => [span, BigInt(cost)]));
}

/** Usage sent to a provider per UTC day and model. Token-counting calls are excluded. */
export async function usageByDay(
  db: Kysely<unknown>,
  provider: string,
  fromDay: string,
  toDay: string,
): Promise<readonly SeenUsage[]> {
  const within = sql`at >= ${fromDay}::date::timestamp at time zone 'UTC'
    and at < (${toDay}::date + 1)::timestamp at time zone 'UTC' and dialect <> 'anthropic-count-tokens'`;
  const { rows } = await sql<{
    day: string;
    model: string;
    requests: string;
    tokens: string;
    cost: string;
    unsure: string;
  }>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, model, sum(requests) as requests, sum(tokens) as tokens,
      sum(cost) as cost, sum(unsure) as unsure
    from (
      select at, model, 1 as requests, input_tokens + cached_tokens + output_tokens as tokens, cost, 0 as unsure
      from llm_calls where provider = ${provider} and outcome in ('answered', 'cut', 'aborted') and ${within}
      union all
      select at, substr(each ->> 'route', length(${provider}) + 2), 0, 0, 0, 1
      from llm_calls, jsonb_array_elements(tried::jsonb) as each
      where tried <> '[]' and each ->> 'route' like ${`${provider}/%`} and each -> 'why' ->> 0 ~ ${MAY_HAVE_COUNTED} and ${within}
    ) as calls
    group by 1, 2 order by 1, 2`.execute(db);
  return rows.map(({ day, model, requests, tokens, cost, unsure }) => ({
    day,
    model,
    requests: Number(requests),
    tokens: Number(tokens),
    cost: BigInt(cost),
    unsure: Number(unsure),
  }));
}

/** Deletes a batch of the oldest calls before a given time. @returns how many, and the time of the last one */
export async function dropCalls(
  db: Kysely<unknown>,
  before: Date,
  most: number,
): Promise<{ readonly calls: number; readonly until: Date | undefined }> {
  const { rows } = await sql<{ calls: number; until: Date | null }>`
    with dropped as (
      delete from llm_calls where id in (
        select id from llm_calls where at < ${before} order by at, id limit ${most})
      returning at)
    select count(*)::integer as calls, max(at) as until from dropped`.execute(db);
  return { calls: rows[0]?.calls ?? 0, until: rows[0]?.until ?? undefined };
}
