import type { BackTest, Detector as Parameters } from '@muster/ml-stats';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Detector, DetectorId } from '../domain/detector.ts';
import type { SeriesSpec } from '../domain/series-spec.ts';

type DetectorRow = Row<'anomaly_detectors', { id: DetectorId; state: Detector['state'] }>;

const select = (rest: RawBuilder<unknown>) => sql<DetectorRow>`
  select ${columnsOf('anomaly_detectors')} from anomaly_detectors ${rest}`;

const detectorFrom = (row: DetectorRow): Detector => ({
  id: row.id,
  name: row.name,
  series: JSON.parse(row.series) as readonly SeriesSpec[],
  parameters: JSON.parse(row.detector) as Parameters,
  state: row.state,
  backTest: row.back_test === null ? undefined : (JSON.parse(row.back_test) as BackTest),
  backTestedAt: row.back_tested_at ?? undefined,
  mutedUntil: row.muted_until ?? undefined,
  mutedWhy: row.muted_why ?? undefined,
  score: row.score ?? undefined,
  judgedAt: row.judged_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
});

/** @returns false if the name is taken */
export async function insertDetector(
  db: Kysely<unknown>,
  made: Pick<Detector, 'id' | 'name' | 'series' | 'parameters'>,
  at: Date,
  entry: EntryId,
): Promise<boolean> {
  const { rows } = await sql`
    insert into anomaly_detectors (id, name, series, detector, state, version, last_instant, last_entry)
    values (${made.id}, ${made.name}, ${JSON.stringify(made.series)}, ${JSON.stringify(made.parameters)}, 'proposed', 1,
      ${at}, ${entry}) on conflict (name) do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function lockDetector(db: Kysely<unknown>, id: DetectorId): Promise<Detector | undefined> {
  return (await select(sql`where id = ${id} for update`).execute(db)).rows.map(detectorFrom)[0];
}

export async function readDetector(db: Kysely<unknown>, id: DetectorId): Promise<Detector | undefined> {
  return (await select(sql`where id = ${id}`).execute(db)).rows.map(detectorFrom)[0];
}

/** By name, after `after`. */
export async function listDetectors(
  db: Kysely<unknown>,
  after: string | undefined,
  limit: number,
): Promise<readonly Detector[]> {
  return (
    await select(
      sql`where ${after ?? null}::text is null or name > ${after ?? null} order by name limit ${limit}`,
    ).execute(db)
  ).rows.map(detectorFrom);
}

export const activeDetectors = async (db: Kysely<unknown>): Promise<readonly Detector[]> =>
  (await select(sql`where state = 'active' order by id`).execute(db)).rows.map(detectorFrom);

/** Active detectors, locked in a fixed order. */
export async function lockActiveDetectors(db: Kysely<unknown>): Promise<readonly Detector[]> {
  return (await select(sql`where state = 'active' order by id for update`).execute(db)).rows.map(detectorFrom);
}

export type DetectorChange = Partial<Pick<Detector, 'state' | 'backTest' | 'backTestedAt' | 'mutedUntil' | 'mutedWhy'>>;

/** Saves a decision about it; fields missing from `change` stay. */
export async function saveDetector(
  db: Kysely<unknown>,
  detector: Detector,
  change: DetectorChange,
  at: Date,
  entry: EntryId,
): Promise<void> {
  const after = { ...detector, ...change };
  await sql`update anomaly_detectors set state = ${after.state},
      back_test = ${after.backTest === undefined ? null : JSON.stringify(after.backTest)},
      back_tested_at = ${after.backTestedAt ?? null}, muted_until = ${after.mutedUntil ?? null},
      muted_why = ${after.mutedWhy ?? null}, version = ${detector.version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${detector.id}`.execute(db);
}

/** Saves a measurement only. */
export async function saveScore(
  db: Kysely<unknown>,
  id: DetectorId,
  score: number | undefined,
  at: Date,
): Promise<void> {
  await sql`update anomaly_detectors set score = ${score ?? null}, judged_at = ${at} where id = ${id}`.execute(db);
}

export async function namesOfDetectors(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text as id, name from anomaly_detectors where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
