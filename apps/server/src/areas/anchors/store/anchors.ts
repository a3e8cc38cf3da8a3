import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Anchor, AnchorId, AnchorKind, MarkedHead, Refusal } from '../domain/anchor.ts';

type AnchorRow = Row<'ledger_anchors', { id: AnchorId; kind: AnchorKind; alarm_incident_id: IncidentId | null }>;

const COLUMNS = columnsOf('ledger_anchors');

export async function insertAnchor(db: Kysely<unknown>, anchor: Anchor, entry: EntryId): Promise<void> {
  const { id, name, kind, url, key = null, sink = null, version, lastInstant } = anchor;
  await sql`
    insert into ledger_anchors (id, name, kind, url, witness_key, sink_id, size, version, last_instant, last_entry)
    values (${id}, ${name}, ${kind}, ${url}, ${key}, ${sink}, 0, ${version}, ${lastInstant}, ${entry})`.execute(db);
}

/** An active anchor; removed ones are history. */
export async function readAnchor(
  db: Kysely<unknown>,
  id: AnchorId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Anchor | undefined> {
  const { rows } = await sql<AnchorRow>`
    select ${COLUMNS} from ledger_anchors where id = ${id} and removed_at is null
    ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(anchorFrom)[0];
}

export async function readAnchors(db: Kysely<unknown>): Promise<readonly Anchor[]> {
  const { rows } = await sql<AnchorRow>`
    select ${COLUMNS} from ledger_anchors where removed_at is null order by lower(name), id`.execute(db);
  return rows.map(anchorFrom);
}

export async function isAnchorName(db: Kysely<unknown>, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ledger_anchors where lower(name) = lower(${name}) and removed_at is null`.execute(db);
  return rows.length > 0;
}

export async function keepMark(
  db: Kysely<unknown>,
  id: AnchorId,
  { size, proof, checkpoint }: MarkedHead,
  at: Date,
): Promise<void> {
  await sql`update ledger_anchors set size = ${size}, marked_at = ${at}, problem = null, contradicted_at = null
    where id = ${id}`.execute(db);
  await sql`insert into ledger_anchor_marks (anchor_id, marked_at, size, checkpoint, proof)
    values (${id}, ${at}, ${size}, ${checkpoint}, ${proof}) on conflict do nothing`.execute(db);
}

/** Stores why it did not vouch. A contradiction keeps its first time until it vouches again. */
export async function keepProblem(db: Kysely<unknown>, id: AnchorId, refusal: Refusal, at: Date): Promise<void> {
  await sql`update ledger_anchors set problem = ${refusal.words},
    contradicted_at = case when ${refusal.contradicts} then coalesce(contradicted_at, ${at}) else contradicted_at end
    where id = ${id}`.execute(db);
}

/** Stores the incident that paged somebody about it. */
export async function markAlarm(
  db: Kysely<unknown>,
  { id, version }: Pick<Anchor, 'id' | 'version'>,
  { incident, at, entry }: { readonly incident: IncidentId; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update ledger_anchors set alarm_incident_id = ${incident}, alarm_told_at = ${at}, version = ${version + 1},
    last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export type KeptMark = {
  readonly at: Date;
  readonly size: number;
  readonly checkpoint: string;
  readonly proof: string;
};

const MOST_MARKS = 200;

export async function marksOf(db: Kysely<unknown>, id: AnchorId): Promise<readonly KeptMark[]> {
  const { rows } = await sql<Pick<Row<'ledger_anchor_marks'>, 'marked_at' | 'size' | 'checkpoint' | 'proof'>>`
    select marked_at, size, checkpoint, proof from ledger_anchor_marks where anchor_id = ${id}
    order by marked_at desc limit ${MOST_MARKS}`.execute(db);
  return rows.map(({ marked_at: at, size, ...rest }) => ({ at, size: Number(size), ...rest }));
}

export async function removeAnchorRow(
  db: Kysely<unknown>,
  { id, version }: Pick<Anchor, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    update ledger_anchors set removed_at = ${at}, version = ${version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export const namesOfAnchors = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ledger_anchors where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const anchorFrom = (row: AnchorRow): Anchor => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  url: row.url,
  key: row.witness_key ?? undefined,
  sink: row.sink_id ?? undefined,
  size: Number(row.size),
  markedAt: row.marked_at ?? undefined,
  problem: row.problem ?? undefined,
  contradictedAt: row.contradicted_at ?? undefined,
  alarmIncident: row.alarm_incident_id ?? undefined,
  alarmToldAt: row.alarm_told_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
});
