import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { PipelineId } from '../domain/pipeline.ts';
import type { Run } from '../domain/run.ts';
import type { Ending } from '../domain/run-event.ts';

type RunRow = Row<'pipeline_runs', { pipeline_id: PipelineId; ended_how: Ending | null }>;

/** A pipeline's run, with the scheduled start it answers. */
export type KeptRun = { readonly pipeline: PipelineId; readonly run: Run; readonly slotAt: Date | undefined };

const COLUMNS = columnsOf('pipeline_runs');

export type RunRef = { readonly pipeline: PipelineId; readonly runId: string };

export async function readRuns(db: Kysely<unknown>, refs: readonly RunRef[]): Promise<readonly KeptRun[]> {
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from pipeline_runs
    where (pipeline_id, run_id) in
      (select * from unnest(${refs.map(({ pipeline }) => pipeline)}::uuid[], ${refs.map(({ runId }) => runId)}::uuid[]))
    order by pipeline_id, run_id`.execute(db);
  return rows.map(keptRunFrom);
}

export type SlotRef = { readonly pipeline: PipelineId; readonly slotAt: Date };

/** All runs that answer these scheduled starts. */
export async function runsAtSlots(db: Kysely<unknown>, refs: readonly SlotRef[]): Promise<readonly KeptRun[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from pipeline_runs
    where (pipeline_id, slot_at) in
      (select * from unnest(${refs.map(({ pipeline }) => pipeline)}::uuid[], ${refs.map(({ slotAt }) => slotAt)}::timestamptz[]))
    order by pipeline_id, run_id`.execute(db);
  return rows.map(keptRunFrom);
}

/** Upserts the runs, with the entry that reports them. */
export async function writeRuns(db: Kysely<unknown>, runs: readonly KeptRun[], entry: EntryId): Promise<void> {
  const insert = insertRows(
    'pipeline_runs',
    runs.map((kept) => rowOf(kept, entry)),
  );
  if (insert === undefined) return;
  await sql`${insert} on conflict (pipeline_id, run_id) do update set
    first_event_at = excluded.first_event_at, last_event_at = excluded.last_event_at, started_at = excluded.started_at,
    nominal_start = excluded.nominal_start, nominal_end = excluded.nominal_end, ended_at = excluded.ended_at,
    ended_how = excluded.ended_how, parent_run = excluded.parent_run, integration = excluded.integration,
    error_at = excluded.error_at, error = excluded.error, slot_at = excluded.slot_at,
    last_entry = excluded.last_entry`.execute(db);
}

/** Newest first, starting after `after`. */
export async function listRuns(
  db: Kysely<unknown>,
  asked: {
    readonly pipeline: PipelineId;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly KeptRun[]> {
  const { pipeline, after, limit } = asked;
  const behind = after === undefined ? sql`true` : sql`(first_event_at, run_id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<RunRow>`
    select ${COLUMNS} from pipeline_runs where pipeline_id = ${pipeline} and ${behind}
    order by first_event_at desc, run_id desc limit ${limit}`.execute(db);
  return rows.map(keptRunFrom);
}

/** Each pipeline's newest run, and when one last completed. */
export async function latestOf(
  db: Kysely<unknown>,
  pipelines: readonly PipelineId[],
): Promise<ReadonlyMap<string, { readonly newest: KeptRun | undefined; readonly completeAt: Date | undefined }>> {
  const { rows } = await sql<RunRow & { id: string; complete_at: Date | null }>`
    select p.id, r.*, (select max(c.ended_at) from pipeline_runs c
      where c.pipeline_id = p.id and c.ended_how = 'COMPLETE') as complete_at
    from unnest(${pipelines}::uuid[]) as p (id)
    left join lateral (select ${COLUMNS} from pipeline_runs n where n.pipeline_id = p.id
      order by first_event_at desc, run_id desc limit 1) r on true`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        newest: row.pipeline_id === null ? undefined : keptRunFrom(row),
        completeAt: row.complete_at ?? undefined,
      },
    ]),
  );
}

const rowOf = ({ pipeline, run, slotAt }: KeptRun, entry: EntryId): RunRow => ({
  pipeline_id: pipeline,
  run_id: run.runId,
  first_event_at: run.firstEventAt,
  last_event_at: run.lastEventAt,
  started_at: run.startedAt ?? null,
  nominal_start: run.nominalStart ?? null,
  nominal_end: run.nominalEnd ?? null,
  ended_at: run.ended?.at ?? null,
  ended_how: run.ended?.how ?? null,
  parent_run: run.parentRun ?? null,
  integration: run.integration ?? null,
  error_at: run.error?.at ?? null,
  error: run.error?.says ?? null,
  slot_at: slotAt ?? null,
  last_entry: entry,
});

const keptRunFrom = (row: RunRow): KeptRun => ({
  pipeline: row.pipeline_id,
  slotAt: row.slot_at ?? undefined,
  run: {
    runId: row.run_id,
    firstEventAt: row.first_event_at,
    lastEventAt: row.last_event_at,
    startedAt: row.started_at ?? undefined,
    nominalStart: row.nominal_start ?? undefined,
    nominalEnd: row.nominal_end ?? undefined,
    ended: row.ended_at === null || row.ended_how === null ? undefined : { at: row.ended_at, how: row.ended_how },
    parentRun: row.parent_run ?? undefined,
    integration: row.integration ?? undefined,
    error: row.error_at === null || row.error === null ? undefined : { at: row.error_at, says: row.error },
  },
});
