import type { Minutes } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import { addNumbers, missingIn, sizeOf, type Spans } from '../domain/spans.ts';

/** A producer's run, with the sequence numbers that have been stored. */
export type ProducerRun = {
  readonly modelId: string;
  readonly producer: string;
  readonly run: string;
  readonly spans: Spans;
  readonly declared: number;
  readonly stored: number;
  /** Numbers up to this one have had enough time to arrive. */
  readonly settled: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** How long a prediction may be in transit. */
export type Grace = { readonly now: Date; readonly graceMinutes: Minutes };

const COLUMNS = columnsOf('prediction_producers');

type RunRow = Row<'prediction_producers'>;

/** Adds stored numbers, and the highest number the producer has issued. */
export async function addToRun(
  db: Kysely<unknown>,
  { modelId, producer, run }: Pick<ProducerRun, 'modelId' | 'producer' | 'run'>,
  numbers: readonly number[],
  declared: number,
  { now, graceMinutes }: Grace,
): Promise<void> {
  await sql`
    insert into prediction_producers
      (model_id, producer, run, spans, declared, stored, marked, marked_at, settled, first_at, last_at)
    values (${modelId}, ${producer}, ${run}, '[]', 0, 0, 0, ${now}, 0, ${now}, ${now})
    on conflict (model_id, producer, run) do nothing`.execute(db);
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from prediction_producers
    where model_id = ${modelId} and producer = ${producer} and run = ${run} for update`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a run that was just written is gone');
  const known = runFrom(row);
  const spans = addNumbers(known.spans, numbers);
  const most = numbers.reduce((one, other) => Math.max(one, other), Math.max(known.declared, declared));
  const isDue = !isBefore(now, addMinutes(row.marked_at, graceMinutes));
  await sql`
    update prediction_producers set spans = ${JSON.stringify(spans)}, declared = ${most}, stored = ${sizeOf(spans)},
      marked = ${isDue ? known.declared : Number(row.marked)}, marked_at = ${isDue ? now : row.marked_at},
      settled = ${isDue ? Number(row.marked) : known.settled}, last_at = ${now}
    where model_id = ${modelId} and producer = ${producer} and run = ${run}`.execute(db);
}

/** Runs with gaps, newest first. Numbers that may still be in transit do not count. */
export async function incompleteRuns(
  db: Kysely<unknown>,
  { now, graceMinutes }: Grace,
  limit: number,
): Promise<readonly (ProducerRun & { readonly missing: Spans })[]> {
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from prediction_producers
    where stored < declared order by last_at desc, producer, run limit ${limit}`.execute(db);
  return rows.map(runFrom).flatMap((run) => {
    const missing = missingNow(run, { now, graceMinutes });
    return missing.length === 0 ? [] : [{ ...run, missing }];
  });
}

/** Numbers of a run that should have been logged by now and were not. */
export function missingNow(run: ProducerRun, { now, graceMinutes }: Grace): Spans {
  const isOver = isBefore(addMinutes(run.lastAt, graceMinutes), now);
  return isOver
    ? missingIn(run.spans, run.declared)
    : missingIn(run.spans, 0).flatMap(([first, last]) =>
        first > run.settled ? [] : [[first, Math.min(last, run.settled)] as const],
      );
}

/** Which of these models have producers that send sequence numbers. */
export async function numberedAmong(db: Kysely<unknown>, models: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct model_id as id from prediction_producers where model_id = any(${models}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** The newest runs of a model's producers. */
export async function runsOf(db: Kysely<unknown>, model: string, limit: number): Promise<readonly ProducerRun[]> {
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from prediction_producers
    where model_id = ${model} order by last_at desc, producer, run limit ${limit}`.execute(db);
  return rows.map(runFrom);
}

const runFrom = (row: RunRow): ProducerRun => ({
  modelId: row.model_id,
  producer: row.producer,
  run: row.run,
  spans: JSON.parse(row.spans) as Spans,
  declared: Number(row.declared),
  stored: Number(row.stored),
  settled: Number(row.settled),
  firstAt: row.first_at,
  lastAt: row.last_at,
});
