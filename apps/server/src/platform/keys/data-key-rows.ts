import { sql } from 'kysely';
import type { Db, Tx } from '../database/db.ts';
import { deferWrites, pipeline } from '../database/pipeline/pipeline.ts';
import type { Row } from '../database/row.ts';

/** What a data key's content is about, such as a person or an incident. */
export type KeySubject = { readonly kind: string; readonly id: string };

export type DataKeyRow = {
  readonly id: string;
  readonly subject: KeySubject;
  readonly state:
    | { readonly kind: 'alive'; readonly wrapped: Buffer; readonly masterKid: string }
    | { readonly kind: 'destroyed'; readonly at: Date };
  /** No open transaction can still undo this row, so it may be cached. */
  readonly isSettled: boolean;
};

export const findBySubjects = async (db: Db, subjects: readonly KeySubject[]): Promise<readonly DataKeyRow[]> =>
  (await bySubjects(subjects).execute(db)).rows.map(toRow);

const bySubjects = (subjects: readonly KeySubject[]) => sql<RawRow>`
  select ${COLUMNS} from data_keys k
  join unnest(${subjects.map((each) => each.kind)}::text[], ${subjects.map((each) => each.id)}::text[]) as wanted (kind, id)
    on k.subject_kind = wanted.kind and k.subject_id = wanted.id`;

export async function findByIds(db: Db, ids: readonly string[]): Promise<readonly DataKeyRow[]> {
  const { rows } = await sql<RawRow>`select ${COLUMNS} from data_keys k where k.id = any(${ids}::uuid[])`.execute(db);
  return rows.map(toRow);
}

export type NewDataKey = {
  readonly id: string;
  readonly subject: KeySubject;
  readonly wrapped: Buffer;
  readonly masterKid: string;
};

/** Adds keys for subjects created in this transaction; its commit fails if one of them already has a key. */
export async function insertForNewSubjects(tx: Tx, keys: readonly NewDataKey[], now: Date): Promise<void> {
  await deferWrites(tx, [insertionOf(keys, now)]);
}

/**
 * Adds keys for subjects that have none, in subject order so that two transactions cannot deadlock.
 * @returns the resulting keys: these, or a concurrent writer's
 */
export async function insertMissing(db: Db, keys: readonly NewDataKey[], now: Date): Promise<readonly DataKeyRow[]> {
  const sorted = keys.toSorted((first, second) => (subjectKey(first.subject) < subjectKey(second.subject) ? -1 : 1));
  const insert = sql`${insertionOf(sorted, now)} on conflict on constraint data_keys_subject do nothing`;
  const [, found] = await pipeline(db, [insert, bySubjects(sorted.map((key) => key.subject))]);
  return found.rows.map(toRow);
}

const insertionOf = (keys: readonly NewDataKey[], now: Date) => sql`
  insert into data_keys (id, subject_kind, subject_id, wrapped_key, master_kid, created_at)
  select t.id, t.kind, t.subject_id, t.wrapped, t.kid, ${now}
  from unnest(${keys.map((key) => key.id)}::uuid[], ${keys.map((key) => key.subject.kind)}::text[],
    ${keys.map((key) => key.subject.id)}::text[], ${keys.map((key) => key.wrapped)}::bytea[],
    ${keys.map((key) => key.masterKid)}::text[]) as t (id, kind, subject_id, wrapped, kid)`;

/** Replaces the key with a tombstone; also for a subject without a key, so that it can never get one. */
export async function destroyRow(
  db: Db,
  { id, subject, reason, now }: { id: string; subject: KeySubject; reason: string; now: Date },
): Promise<'destroyed' | 'already'> {
  const { rows } = await sql<{ id: string }>`
    insert into data_keys as k (id, subject_kind, subject_id, created_at, destroyed_at, tombstone)
    values (${id}, ${subject.kind}, ${subject.id}, ${now}, ${now}, ${reason})
    on conflict on constraint data_keys_subject do update
      set wrapped_key = null, master_kid = null, destroyed_at = ${now}, tombstone = ${reason}
      where k.destroyed_at is null
    returning id
  `.execute(db);
  return rows.length > 0 ? 'destroyed' : 'already';
}

/** A unique string per subject; NUL cannot occur in either part, since PostgreSQL's text refuses it. */
export const subjectKey = (subject: KeySubject): string => `${subject.kind}\0${subject.id}`;

type RawRow = Omit<Row<'data_keys'>, 'created_at' | 'tombstone'> & { is_settled: boolean };

// A row older than every open transaction is committed for good. A transaction's own row, even one written after a
// savepoint, is never older than itself.
const COLUMNS = sql`k.id, k.subject_kind, k.subject_id, k.wrapped_key, k.master_kid, k.destroyed_at,
  age(k.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid) as is_settled`;

function toRow(raw: RawRow): DataKeyRow {
  const base = { id: raw.id, subject: { kind: raw.subject_kind, id: raw.subject_id }, isSettled: raw.is_settled };
  if (raw.destroyed_at !== null) return { ...base, state: { kind: 'destroyed', at: raw.destroyed_at } };
  if (raw.wrapped_key === null || raw.master_kid === null)
    throw new Error(`data key ${raw.id} is neither alive nor destroyed`);
  return { ...base, state: { kind: 'alive', wrapped: raw.wrapped_key, masterKid: raw.master_kid } };
}
