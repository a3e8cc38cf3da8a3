import { sql, type Kysely } from 'kysely';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { VersionId } from '../domain/model.ts';

/** One hour of a version. */
export type SliceRef = { readonly versionId: VersionId; readonly hour: Date };

export type Slice = SliceRef & {
  readonly predictions: number;
  readonly labelled: number;
  readonly correct: number;
  readonly judgedAt: Date;
  /** How often it has been judged; the latest judgement counts. */
  readonly revision: number;
};

type SliceRow = Row<'model_slices', { version_id: VersionId }>;

/** Which of these hours have been judged before. */
export async function judgedAmong(db: Kysely<unknown>, refs: readonly SliceRef[]): Promise<readonly SliceRef[]> {
  const { rows } = await sql<{ version_id: string; hour: Date }>`
    select s.version_id, s.hour from model_slices s join unnest(
      ${refs.map(({ versionId }) => versionId)}::uuid[], ${refs.map(({ hour }) => hour)}::timestamptz[]
    ) as g (version_id, hour) using (version_id, hour) order by s.version_id, s.hour`.execute(db);
  return rows.map((row) => ({ versionId: asId<'model-version'>(row.version_id), hour: row.hour }));
}

/** Locks one until the transaction ends. */
export async function lockSlice(db: Kysely<unknown>, { versionId, hour }: SliceRef): Promise<Slice | undefined> {
  const { rows } = await sql<SliceRow>`
    select ${columnsOf('model_slices')} from model_slices
    where version_id = ${versionId} and hour = ${hour} for update`.execute(db);
  return rows.map(sliceFrom)[0];
}

export async function writeSlice(db: Kysely<unknown>, slice: Slice, entry: EntryId): Promise<void> {
  const { versionId, hour, predictions, labelled, correct, judgedAt, revision } = slice;
  await sql`
    insert into model_slices (version_id, hour, predictions, labelled, correct, judged_at, revision, last_entry)
    values (${versionId}, ${hour}, ${predictions}, ${labelled}, ${correct}, ${judgedAt}, ${revision}, ${entry})
    on conflict (version_id, hour) do update set predictions = excluded.predictions, labelled = excluded.labelled,
      correct = excluded.correct, judged_at = excluded.judged_at, revision = excluded.revision,
      last_entry = excluded.last_entry`.execute(db);
}

/** Judged hours of a version in a span, in order. */
export async function slicesIn(
  db: Kysely<unknown>,
  { version, from, to }: { readonly version: VersionId; readonly from: Date; readonly to: Date },
): Promise<readonly Slice[]> {
  const { rows } = await sql<SliceRow>`
    select ${columnsOf('model_slices')} from model_slices
    where version_id = ${version} and hour >= ${from} and hour < ${to} order by hour`.execute(db);
  return rows.map(sliceFrom);
}

const sliceFrom = (row: SliceRow): Slice => ({
  versionId: row.version_id,
  hour: row.hour,
  predictions: Number(row.predictions),
  labelled: Number(row.labelled),
  correct: Number(row.correct),
  judgedAt: row.judged_at,
  revision: row.revision,
});
