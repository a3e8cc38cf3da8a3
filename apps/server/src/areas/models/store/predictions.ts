import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../../kernel/clock.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { VersionId } from '../domain/model.ts';

/** A prediction as stored in the log. */
export type PredictionRow = Row<'predictions', { version_id: VersionId }>;

const COLUMNS = columnsOf('predictions');

export type PredictionRef = { readonly id: string; readonly day: string };
export const refOf = ({ id, day }: PredictionRef): string => `${day} ${id}`;

/** The row's identity, part of the segment's commitment and the AAD of the sealed part. */
export const placeOf = ({ id, day }: PredictionRef): string => `predictions/${day}/${id}`;

/** @returns the number inserted; the rest had been stored by another transaction */
export async function insertPredictions(db: Kysely<unknown>, rows: readonly PredictionRow[]): Promise<number> {
  const insert = insertRows('predictions', rows);
  if (insert === undefined) return 0;
  const { numAffectedRows = 0n } = await sql`${insert} on conflict (id, day) do nothing`.execute(db);
  return Number(numAffectedRows);
}

/** Fingerprints of known predictions, by `refOf`: they tell a repetition from a different prediction. */
export async function knownFingerprints(
  db: Kysely<unknown>,
  refs: readonly PredictionRef[],
): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<PredictionRef & { fingerprint: Buffer }>`
    select p.id, p.day::text as day, p.fingerprint from predictions p
    where (p.id, p.day) in (select * from unnest(${refs.map(({ id }) => id)}::uuid[], ${refs.map(({ day }) => day)}::date[]))
      and p.day = any(${[...new Set(refs.map(({ day }) => day))]}::date[])`.execute(db);
  return new Map(rows.map((row) => [refOf(row), row.fingerprint]));
}

/** Predictions with these ids, on any day; an id may occur on several days. */
export async function predictionsByIds(
  db: Kysely<unknown>,
  ids: readonly string[],
  days?: readonly string[],
): Promise<readonly PredictionRow[]> {
  const { rows } = await sql<PredictionRow>`
    select ${COLUMNS} from predictions
    where id = any(${ids}::uuid[]) and (${days === undefined} or day = any(${days ?? []}::date[]))
    order by at desc, id limit ${ids.length * MOST_DAYS_OF_ONE}`.execute(db);
  return rows;
}

/** If an id occurs on more days than this, only the newest are found. */
const MOST_DAYS_OF_ONE = 20;

/** Predictions about a subject, newest first. */
export async function predictionsOfSubject(
  db: Kysely<unknown>,
  subjects: readonly string[],
  { before, limit }: { readonly before: Date | undefined; readonly limit: number },
): Promise<readonly PredictionRow[]> {
  const { rows } = await sql<PredictionRow>`
    select ${COLUMNS} from predictions
    where subject = any(${subjects}::uuid[]) and (${before ?? null}::timestamptz is null or at < ${before ?? null})
    order by at desc, id limit ${limit}`.execute(db);
  return rows;
}

export async function countOfSubjects(db: Kysely<unknown>, subjects: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from predictions where subject = any(${subjects}::uuid[])`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** A version's predictions in a span, newest first, up to a limit. */
export async function predictionsIn(
  db: Kysely<unknown>,
  asked: {
    readonly version: VersionId;
    readonly from: Date;
    readonly to: Date;
    readonly decision?: string;
    readonly limit: number;
  },
): Promise<readonly PredictionRow[]> {
  const { version, from, to, decision, limit } = asked;
  const { rows } = await sql<PredictionRow>`
    select ${COLUMNS} from predictions
    where version_id = ${version} and at >= ${from} and at < ${to} and day between ${dayOf(from)}::date and ${dayOf(to)}::date
      and (${decision ?? null}::text is null or decision = ${decision ?? null})
    order by at desc, id limit ${limit}`.execute(db);
  return rows;
}

/** Predictions in these segments, by segment, within the time these span. */
export async function predictionsOf(
  db: Kysely<unknown>,
  { ids, from, to }: { readonly ids: readonly string[]; readonly from: Date; readonly to: Date },
): Promise<ReadonlyMap<string, readonly PredictionRow[]>> {
  const { rows } = await sql<PredictionRow>`
    select ${COLUMNS} from predictions
    where segment_id = any(${ids}::uuid[]) and at between ${from} and ${to}
      and day between ${dayOf(from)}::date and ${dayOf(to)}::date`.execute(db);
  return Map.groupBy(rows, (row) => row.segment_id);
}

/** Creates the partitions of days that have none yet. Concurrent writers to such a day wait for it. */
export async function openDays(db: Kysely<unknown>, days: readonly string[]): Promise<void> {
  for (const day of days) await sql`select open_prediction_day(${day}::date)`.execute(db);
}

export async function dropDays(db: Kysely<unknown>, before: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ dropped: string }>`
    select dropped::text as dropped from drop_prediction_days(${dayOf(before)}::date)`.execute(db);
  return rows.map(({ dropped }) => dropped);
}

export const versionIdOf = (row: Pick<PredictionRow, 'version_id'>): VersionId => row.version_id;
