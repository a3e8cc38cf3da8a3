import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../../kernel/clock.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { Outcome } from '../domain/count-prediction.ts';
import type { ModelId } from '../domain/model.ts';
import { refOf, type PredictionRef } from './predictions.ts';

/** An outcome of a prediction, as stored. */
export type KeptOutcome = PredictionRef & {
  readonly observedAt: Date;
  readonly receivedAt: Date;
  readonly outcome: Outcome;
};

type OutcomeRow = Row<'prediction_outcomes'>;

const rowOf = ({ observedAt, receivedAt, outcome, id, day }: KeptOutcome, segment: string): OutcomeRow => ({
  id,
  day,
  observed_at: observedAt,
  received_at: receivedAt,
  segment_id: segment,
  label: 'label' in outcome ? outcome.label : null,
  value: 'value' in outcome ? outcome.value : null,
});

export async function insertOutcomes(
  db: Kysely<unknown>,
  outcomes: readonly KeptOutcome[],
  segment: string,
): Promise<void> {
  await insertRows(
    'prediction_outcomes',
    outcomes.map((each) => rowOf(each, segment)),
  )?.execute(db);
}

/** All outcomes of these predictions, the one that counts first. */
export async function outcomesOf(
  db: Kysely<unknown>,
  refs: readonly PredictionRef[],
): Promise<ReadonlyMap<string, readonly KeptOutcome[]>> {
  const { rows } = await sql<Omit<OutcomeRow, 'segment_id'>>`
    select o.day::text as day, o.id, o.observed_at, o.received_at, o.label, o.value from prediction_outcomes o
    where (o.id, o.day) in (select * from unnest(${refs.map(({ id }) => id)}::uuid[], ${refs.map(({ day }) => day)}::date[]))
      and o.day = any(${[...new Set(refs.map(({ day }) => day))]}::date[])
    order by o.observed_at desc`.execute(db);
  return Map.groupBy(rows.map(outcomeFrom), refOf);
}

/** Outcomes in these segments, by segment, for predictions of these days (inclusive). */
export async function outcomesUnder(
  db: Kysely<unknown>,
  { ids, from, to }: { readonly ids: readonly string[]; readonly from: Date; readonly to: Date },
): Promise<ReadonlyMap<string, readonly KeptOutcome[]>> {
  const { rows } = await sql<OutcomeRow>`
    select ${columnsOf('prediction_outcomes')} from prediction_outcomes
    where segment_id = any(${ids}::uuid[]) and day between ${dayOf(from)}::date and ${dayOf(to)}::date`.execute(db);
  const by = Map.groupBy(rows, (row) => row.segment_id);
  return new Map([...by].map(([segment, under]) => [segment, under.map(outcomeFrom)]));
}

export type EarlyOutcome = Omit<KeptOutcome, 'day'> & { readonly modelId: ModelId };

/** Stores outcomes whose prediction has not arrived. Idempotent. */
export async function keepEarly(db: Kysely<unknown>, early: readonly EarlyOutcome[]): Promise<number> {
  const insert = insertRows(
    'early_outcomes',
    early.map(({ modelId, id, observedAt, receivedAt, outcome }) => ({
      model_id: modelId,
      id,
      observed_at: observedAt,
      received_at: receivedAt,
      label: 'label' in outcome ? outcome.label : null,
      value: 'value' in outcome ? outcome.value : null,
    })),
  );
  if (insert === undefined) return 0;
  const { rows } = await sql`${insert} on conflict (model_id, id, observed_at) do nothing returning id`.execute(db);
  return rows.length;
}

/** Takes out the early outcomes whose predictions have now arrived. */
export async function takeEarly(
  db: Kysely<unknown>,
  refs: readonly { readonly modelId: ModelId; readonly id: string }[],
): Promise<readonly EarlyOutcome[]> {
  const { rows } = await sql<Omit<OutcomeRow, 'segment_id' | 'day'> & { model_id: ModelId }>`
    delete from early_outcomes e
    using unnest(${refs.map(({ modelId }) => modelId)}::uuid[], ${refs.map(({ id }) => id)}::uuid[]) as g (model_id, id)
    where e.model_id = g.model_id and e.id = g.id
    returning e.model_id, e.id, e.observed_at, e.received_at, e.label, e.value`.execute(db);
  return rows.map((row) => {
    const { id, observedAt, receivedAt, outcome } = outcomeFrom({ ...row, day: '' });
    return { modelId: row.model_id, id, observedAt, receivedAt, outcome };
  });
}

export async function dropEarly(db: Kysely<unknown>, before: Date): Promise<number> {
  const { rows } = await sql`delete from early_outcomes where received_at < ${before} returning id`.execute(db);
  return rows.length;
}

const outcomeFrom = (row: Omit<OutcomeRow, 'segment_id'>): KeptOutcome => ({
  id: row.id,
  day: row.day,
  observedAt: row.observed_at,
  receivedAt: row.received_at,
  outcome: row.label === null ? { value: row.value ?? 0 } : { label: row.label },
});
