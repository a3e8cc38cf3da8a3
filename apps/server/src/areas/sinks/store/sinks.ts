import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Sent } from '../domain/sent.ts';
import type { Awaiting, Sink, SinkFormat, SinkId, SinkKind, SinkSettings } from '../domain/sink.ts';

type SinkRow = Row<
  'ledger_sinks',
  {
    id: SinkId;
    kind: SinkKind;
    format: SinkFormat;
    awaiting: Awaiting | null;
    last_entry: EntryId;
    backlog_incident_id: IncidentId | null;
  }
>;

const COLUMNS = columnsOf('ledger_sinks');

export async function insertSink(db: Kysely<unknown>, sink: Sink): Promise<void> {
  const { id, name, kind, format, settings, firstSeq, nextSeq, version, lastInstant, lastEntry } = sink;
  await sql`
    insert into ledger_sinks (id, name, kind, format, settings, first_seq, next_seq, version, last_instant, last_entry)
    values (${id}, ${name}, ${kind}, ${format}, ${JSON.stringify(settings)}, ${firstSeq}, ${nextSeq}, ${version},
      ${lastInstant}, ${lastEntry})`.execute(db);
}

/** A connected sink; removed ones are not found. */
export async function readSink(
  db: Kysely<unknown>,
  id: SinkId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Sink | undefined> {
  const { rows } = await sql<SinkRow>`
    select ${COLUMNS} from ledger_sinks where id = ${id} and removed_at is null
    ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(sinkFrom)[0];
}

export async function readSinks(db: Kysely<unknown>): Promise<readonly Sink[]> {
  const { rows } = await sql<SinkRow>`
    select ${COLUMNS} from ledger_sinks where removed_at is null order by lower(name), id`.execute(db);
  return rows.map(sinkFrom);
}

export async function isSinkName(db: Kysely<unknown>, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ledger_sinks where lower(name) = lower(${name}) and removed_at is null`.execute(db);
  return rows.length > 0;
}

/**
 * Saves the result of a step if the cursor is still where the step began: a late result of another server changes
 * nothing.
 */
export async function markSent(db: Kysely<unknown>, sink: Sink, sent: Sent, at: Date): Promise<boolean> {
  const { awaiting, below, problem } = sent;
  const { rows } = await sql`
    update ledger_sinks set
      next_seq = ${below},
      awaiting = ${awaiting === undefined ? null : JSON.stringify(awaiting)}::jsonb,
      sent_at = ${below > sink.nextSeq ? at : (sink.sentAt ?? null)},
      problem = ${problem?.words ?? null},
      problem_at = ${problem === undefined ? null : (sink.problemAt ?? at)}
    where id = ${sink.id} and next_seq = ${sink.nextSeq} and removed_at is null returning id`.execute(db);
  if (rows.length === 0) return false;
  for (const { seq, id, code, reason } of sent.rejected)
    await sql`insert into ledger_sink_rejects (sink_id, seq, entry_id, code, reason, rejected_at)
      values (${sink.id}, ${seq}, ${id}, ${code}, ${reason}, ${at}) on conflict do nothing`.execute(db);
  if (sent.object !== undefined) {
    const { key, versionId, first, below: end, lockedUntil } = sent.object;
    await sql`insert into ledger_sink_objects (sink_id, object_key, version_id, first_seq, below_seq, locked_until)
      values (${sink.id}, ${key}, ${versionId}, ${first}, ${end}, ${lockedUntil}) on conflict do nothing`.execute(db);
  }
  return true;
}

/** Records that this incident paged somebody about the sink's backlog. */
export async function markBehind(
  db: Kysely<unknown>,
  { id, version }: Pick<Sink, 'id' | 'version'>,
  { incident, at, entry }: { readonly incident: IncidentId; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update ledger_sinks set backlog_incident_id = ${incident}, backlog_told_at = ${at}, version = ${version + 1},
    last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

/** The lowest entry that an immutable copy lacks or rejected; undefined if there is no such copy. */
export async function lowestUnheld(db: Kysely<unknown>): Promise<number | undefined> {
  const { rows } = await sql<{ seq: string | null }>`
    select min(least(s.next_seq, (select min(r.seq) from ledger_sink_rejects r where r.sink_id = s.id))) as seq
    from ledger_sinks s where s.kind = 's3' and s.removed_at is null`.execute(db);
  const seq = rows[0]?.seq;
  return seq === null || seq === undefined ? undefined : Number(seq);
}

export async function removeSinkRow(
  db: Kysely<unknown>,
  { id, version }: Pick<Sink, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    update ledger_sinks set removed_at = ${at}, version = ${version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export async function objectKeysOf(db: Kysely<unknown>, id: SinkId): Promise<readonly string[]> {
  const { rows } = await sql<{ object_key: string }>`
    select object_key from ledger_sink_objects where sink_id = ${id} order by first_seq`.execute(db);
  return rows.map((row) => row.object_key);
}

export const namesOfSinks = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ledger_sinks where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const sinkFrom = (row: SinkRow): Sink => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  format: row.format,
  settings: JSON.parse(row.settings) as SinkSettings,
  firstSeq: Number(row.first_seq),
  nextSeq: Number(row.next_seq),
  awaiting: row.awaiting ?? undefined,
  sentAt: row.sent_at ?? undefined,
  problem: row.problem ?? undefined,
  problemAt: row.problem_at ?? undefined,
  backlogIncident: row.backlog_incident_id ?? undefined,
  backlogToldAt: row.backlog_told_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
