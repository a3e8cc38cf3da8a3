import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { insertRows, type Row } from '../../../platform/database/row.ts';
import type { PipelineId } from '../domain/pipeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { SlotRef } from './runs.ts';

type SlotRow = Row<'pipeline_slots', { pipeline_id: PipelineId; verdict: Verdict }>;

/** A scheduled start and its outcome. */
export type Slot = SlotRef & { readonly verdict: Verdict; readonly revision: number };

export async function readSlots(db: Kysely<unknown>, refs: readonly SlotRef[]): Promise<readonly Slot[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<SlotRow>`
    select pipeline_id, slot_at, verdict, judged_at, revision, last_entry from pipeline_slots
    where (pipeline_id, slot_at) in
      (select * from unnest(${refs.map(({ pipeline }) => pipeline)}::uuid[], ${refs.map(({ slotAt }) => slotAt)}::timestamptz[]))
    order by pipeline_id, slot_at`.execute(db);
  return rows.map(slotFrom);
}

export async function writeSlots(db: Kysely<unknown>, slots: readonly Slot[], at: Date, entry: EntryId): Promise<void> {
  const insert = insertRows(
    'pipeline_slots',
    slots.map(({ pipeline, slotAt, verdict, revision }) => ({
      pipeline_id: pipeline,
      slot_at: slotAt,
      verdict,
      judged_at: at,
      revision,
      last_entry: entry,
    })),
  );
  if (insert === undefined) return;
  await sql`${insert} on conflict (pipeline_id, slot_at) do update set
    verdict = excluded.verdict, judged_at = excluded.judged_at, revision = excluded.revision, last_entry = excluded.last_entry`.execute(
    db,
  );
}

/** Newest first, starting before `before`. */
export async function listSlots(
  db: Kysely<unknown>,
  asked: { readonly pipeline: PipelineId; readonly before: Date | undefined; readonly limit: number },
): Promise<readonly Slot[]> {
  const { pipeline, before, limit } = asked;
  const { rows } = await sql<SlotRow>`
    select pipeline_id, slot_at, verdict, judged_at, revision, last_entry from pipeline_slots
    where pipeline_id = ${pipeline} and ${before === undefined ? sql`true` : sql`slot_at < ${before}`}
    order by slot_at desc limit ${limit}`.execute(db);
  return rows.map(slotFrom);
}

/** Each pipeline's newest judged start. */
export async function latestSlots(
  db: Kysely<unknown>,
  pipelines: readonly PipelineId[],
): Promise<ReadonlyMap<string, Slot>> {
  const { rows } = await sql<SlotRow>`
    select s.* from unnest(${pipelines}::uuid[]) as p (id)
    join lateral (select pipeline_id, slot_at, verdict, judged_at, revision, last_entry from pipeline_slots n
      where n.pipeline_id = p.id order by slot_at desc limit 1) s on true`.execute(db);
  return new Map(rows.map((row) => [row.pipeline_id, slotFrom(row)]));
}

const slotFrom = (row: SlotRow): Slot => ({
  pipeline: row.pipeline_id,
  slotAt: row.slot_at,
  verdict: row.verdict,
  revision: row.revision,
});
