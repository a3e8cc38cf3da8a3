import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Outlet } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/commands/context.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { DataKeys } from '../../../platform/keys/data-keys.ts';
import type { VersionId } from '../domain/model.ts';
import { addTally, type Tally } from '../domain/tally.ts';

/** Counts of one version in one segment ('' is the total) for the minute or hour that starts at `at`. */
export type RollUp = {
  readonly versionId: VersionId;
  readonly at: Date;
  readonly segment: string;
  readonly tally: Tally;
};

/** The counts available without decrypting the sealed part. */
export type OpenCounts = { readonly predictions: number; readonly labelled: number; readonly correct: number };

type Keys = Pick<DataKeys, 'dataKeysFor' | 'decryptMany'>;

type RollUpRow = Row<'model_minutes'>;

const subjectOf = (version: string) => ({ kind: 'model-version', id: version });
const placeOf = (table: 'model_minutes' | 'model_hours', version: string, at: Date, segment: string): string =>
  `${table}/${version}/${at.toISOString()}/${segment}`;

/**
 * Adds to the counts. Locks its rows in a fixed order, last in the transaction, so that batches cannot deadlock.
 * @returns the minutes counted for the first time
 */
export async function addToRollUps(tx: Tx, keys: Keys, deltas: readonly RollUp[]): Promise<readonly RollUp[]> {
  if (deltas.length === 0) return [];
  const sorted = deltas.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const subjects = await keys.dataKeysFor(tx, [...new Set(sorted.map(({ versionId }) => versionId))].map(subjectOf));
  // A missing row cannot be locked: it is inserted first, and concurrent inserts of it wait.
  const asked = sql`unnest(
      ${sorted.map(({ versionId }) => versionId)}::uuid[], ${sorted.map(({ at }) => at)}::timestamptz[],
      ${sorted.map(({ segment }) => segment)}::text[]
    ) as g (version_id, minute, segment)`;
  const { rows: made } = await sql<{ version_id: string; minute: Date; segment: string }>`
    insert into model_minutes (version_id, minute, segment, predictions, labelled, correct, key_id, sealed)
    select version_id, minute, segment, 0, 0, 0, ${NO_KEY}, '' from ${asked}
    on conflict (version_id, minute, segment) do nothing returning version_id, minute, segment`.execute(tx);
  const isNew = new Set(
    made.map((row) => nameOf({ versionId: asId(row.version_id), at: row.minute, segment: row.segment })),
  );
  const { rows } = await sql<RollUpRow>`
    select t.* from model_minutes t join ${asked} using (version_id, minute, segment)
    order by version_id, minute, segment for update of t`.execute(tx);
  const known = new Map((await opened(tx, keys, 'model_minutes', rows)).map((each) => [nameOf(each), each.tally]));
  const written = sorted.map((delta) => {
    const tally = addTally(known.get(nameOf(delta)) ?? {}, delta.tally);
    const { keyId, ciphertext } = subjects.seal({
      subject: subjectOf(delta.versionId),
      plaintext: deflateRawSync(JSON.stringify(tally), { level: 1 }),
      aad: placeOf('model_minutes', delta.versionId, delta.at, delta.segment),
    });
    return {
      version_id: delta.versionId,
      minute: delta.at,
      segment: delta.segment,
      ...countsOf(tally),
      key_id: keyId,
      sealed: ciphertext,
    };
  });
  const insert = insertRows('model_minutes', written);
  if (insert !== undefined)
    await sql`${insert} on conflict (version_id, minute, segment) do update set predictions = excluded.predictions,
      labelled = excluded.labelled, correct = excluded.correct, key_id = excluded.key_id, sealed = excluded.sealed`.execute(
      tx,
    );
  return sorted.filter((delta) => isNew.has(nameOf(delta)));
}

const countsOf = ({ n = 0, outcomes = {} }: Tally) => ({
  predictions: n,
  labelled: outcomes.labelled ?? 0,
  correct: outcomes.correct ?? 0,
});

const counts = new Outlet('counts of a model’s values, added up', 'CONFIDENTIAL');
const NO_KEY = '00000000-0000-0000-0000-000000000000';

const nameOf = ({ versionId, at, segment }: Pick<RollUp, 'versionId' | 'at' | 'segment'>): string =>
  `${versionId} ${at.toISOString()} ${segment}`;

/** Empty for a row that this transaction has just inserted. */
async function opened(
  db: Kysely<unknown>,
  keys: Keys,
  table: 'model_minutes' | 'model_hours',
  all: readonly RollUpRow[],
): Promise<readonly RollUp[]> {
  const rows = all.filter(({ sealed }) => sealed.length > 0);
  const plain = await keys.decryptMany(
    db,
    rows.map((row) => ({
      keyId: row.key_id,
      ciphertext: row.sealed,
      aad: placeOf(table, row.version_id, row.minute, row.segment),
    })),
  );
  return rows.map((row, index) => {
    const content = plain[index];
    return {
      versionId: asId<'model-version'>(row.version_id),
      at: row.minute,
      segment: row.segment,
      tally:
        content?.kind === 'plain'
          ? (JSON.parse(inflateRawSync(counts.take(content.plaintext)).toString()) as Tally)
          : {},
    };
  });
}

export type RollUpsAsked = {
  readonly version: VersionId;
  readonly from: Date;
  readonly to: Date;
  /** Absent: all segments, each separately. */
  readonly segment?: string;
};

/** Minutes with counts, in order, except those already folded into hours. */
async function minutesIn(db: Kysely<unknown>, keys: Keys, asked: RollUpsAsked): Promise<readonly RollUp[]> {
  const { rows } = await sql<RollUpRow>`
    select ${columnsOf('model_minutes')} from model_minutes
    where version_id = ${asked.version} and minute >= ${asked.from} and minute < ${asked.to}
      and (${asked.segment ?? null}::text is null or segment = ${asked.segment ?? null})
    order by minute, segment`.execute(db);
  return opened(db, keys, 'model_minutes', rows);
}

/** Hours with counts, in order, whether or not their minutes have been folded. */
export async function hoursIn(db: Kysely<unknown>, keys: Keys, asked: RollUpsAsked): Promise<readonly RollUp[]> {
  const { rows } = await sql<RollUpRow>`
    select version_id, hour as minute, segment, predictions, labelled, correct, key_id, sealed from model_hours
    where version_id = ${asked.version} and hour >= ${asked.from} and hour < ${asked.to}
      and (${asked.segment ?? null}::text is null or segment = ${asked.segment ?? null})
    order by hour, segment`.execute(db);
  const parts = [...(await opened(db, keys, 'model_hours', rows)), ...(await minutesIn(db, keys, asked))];
  const hours = new Map<string, RollUp>();
  for (const part of parts) {
    const at = hourOf(part.at);
    const name = nameOf({ ...part, at });
    const known = hours.get(name);
    if (known === undefined) hours.set(name, { ...part, at, tally: addTally({}, part.tally) });
    else addTally(known.tally, part.tally);
  }
  return [...hours.values()].toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

const HOUR_MS = 3_600_000;
export const hourOf = (at: Date): Date => new Date(at.getTime() - (at.getTime() % HOUR_MS));

/** Unencrypted total counts by hour: a chart of volume or accuracy needs no decryption. */
export async function openHours(
  db: Kysely<unknown>,
  { version, from, to, segment = '' }: RollUpsAsked,
): Promise<readonly (OpenCounts & { readonly at: Date })[]> {
  const { rows } = await sql<{ at: Date; predictions: string; labelled: string; correct: string }>`
    select at, sum(predictions)::text as predictions, sum(labelled)::text as labelled, sum(correct)::text as correct from (
      select date_bin('1 hour', minute, '2000-01-01T00:00:00Z') as at, predictions, labelled, correct from model_minutes
      where version_id = ${version} and minute >= ${from} and minute < ${to} and segment = ${segment}
      union all
      select hour, predictions, labelled, correct from model_hours
      where version_id = ${version} and hour >= ${from} and hour < ${to} and segment = ${segment}
    ) as parts group by at order by at`.execute(db);
  return rows.map((row) => ({
    at: row.at,
    predictions: Number(row.predictions),
    labelled: Number(row.labelled),
    correct: Number(row.correct),
  }));
}

/** Predictions and labels of many versions, each over its own span, in one query. */
export async function sumsOf(
  db: Kysely<unknown>,
  asked: readonly { readonly version: string; readonly from: Date; readonly to: Date }[],
): Promise<ReadonlyMap<string, { readonly predictions: number; readonly labelled: number }>> {
  const { rows } = await sql<{ id: string; predictions: string; labelled: string }>`
    select w.id, coalesce(sum(c.predictions), 0)::text as predictions, coalesce(sum(c.labelled), 0)::text as labelled
    from unnest(${asked.map(({ version }) => version)}::uuid[], ${asked.map(({ from }) => from)}::timestamptz[],
      ${asked.map(({ to }) => to)}::timestamptz[]) as w (id, since, until)
    left join lateral (
      select predictions, labelled from model_minutes
      where version_id = w.id and segment = '' and minute >= w.since and minute < w.until
      union all
      select predictions, labelled from model_hours
      where version_id = w.id and segment = '' and hour >= w.since and hour < w.until
    ) as c on true group by w.id`.execute(db);
  return new Map(
    rows.map(({ id, predictions, labelled }) => [id, { predictions: Number(predictions), labelled: Number(labelled) }]),
  );
}

/** Folds minutes of finished hours, so that months need few rows. Late counts create minutes again, folded later. */
export async function foldMinutes(tx: Tx, keys: Keys, before: Date, most: number): Promise<number> {
  const { rows } = await sql<RollUpRow>`
    select ${columnsOf('model_minutes')} from model_minutes
    where minute < ${hourOf(before)} order by version_id, minute, segment limit ${most} for update`.execute(tx);
  const hours = new Map<string, RollUp>();
  for (const part of await opened(tx, keys, 'model_minutes', rows)) {
    const at = hourOf(part.at);
    const name = nameOf({ ...part, at });
    const known = hours.get(name);
    if (known === undefined) hours.set(name, { ...part, at });
    else addTally(known.tally, part.tally);
  }
  for (const hour of hours.values()) await addToHour(tx, keys, hour);
  if (rows.length > 0)
    await sql`
      delete from model_minutes t using unnest(${rows.map((row) => row.version_id)}::uuid[],
        ${rows.map((row) => row.minute)}::timestamptz[], ${rows.map((row) => row.segment)}::text[]) as g (v, m, s)
      where t.version_id = g.v and t.minute = g.m and t.segment = g.s`.execute(tx);
  return rows.length;
}

async function addToHour(tx: Tx, keys: Keys, { versionId, at, segment, tally }: RollUp): Promise<void> {
  const { rows } = await sql<RollUpRow>`
    select version_id, hour as minute, segment, predictions, labelled, correct, key_id, sealed from model_hours
    where version_id = ${versionId} and hour = ${at} and segment = ${segment} for update`.execute(tx);
  const [known] = await opened(tx, keys, 'model_hours', rows);
  const sum = addTally(known?.tally ?? {}, tally);
  const subjects = await keys.dataKeysFor(tx, [subjectOf(versionId)]);
  const { keyId, ciphertext } = subjects.seal({
    subject: subjectOf(versionId),
    plaintext: deflateRawSync(JSON.stringify(sum)),
    aad: placeOf('model_hours', versionId, at, segment),
  });
  const { predictions, labelled, correct } = countsOf(sum);
  await sql`
    insert into model_hours (version_id, hour, segment, predictions, labelled, correct, key_id, sealed)
    values (${versionId}, ${at}, ${segment}, ${predictions}, ${labelled}, ${correct}, ${keyId}, ${ciphertext})
    on conflict (version_id, hour, segment) do update set predictions = excluded.predictions, labelled = excluded.labelled,
      correct = excluded.correct, key_id = excluded.key_id, sealed = excluded.sealed`.execute(tx);
}
