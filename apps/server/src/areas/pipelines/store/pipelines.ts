import { hash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { Pipeline, PipelineId } from '../domain/pipeline.ts';
import type { JobName } from '../domain/run-event.ts';
import { schedulesOf } from './schedules.ts';

/** The lookup key of a job. */
export const jobKey = ({ namespace, name }: JobName): string => hash('sha256', JSON.stringify([namespace, name]));

type PipelineRow = Row<'pipelines', { id: PipelineId }>;

type NewPipeline = JobName & {
  readonly id: PipelineId;
  readonly at: Date;
  readonly entry: EntryId;
  readonly heardAt?: Date;
};

/** Inserts those that do not exist yet. If another transaction inserts one at the same time, theirs stands. */
export async function insertPipelines(db: Kysely<unknown>, made: readonly NewPipeline[]): Promise<void> {
  const insert = insertRows(
    'pipelines',
    made.map(({ id, namespace, name, at, entry, heardAt }) => ({
      id,
      job_key: Buffer.from(jobKey({ namespace, name }), 'hex'),
      namespace,
      name,
      integration: null,
      is_step: false,
      heard_at: heardAt ?? null,
      version: 1,
      last_instant: at,
      last_entry: entry,
    })),
  );
  if (insert !== undefined) await sql`${insert} on conflict (job_key) do nothing`.execute(db);
}

/** Which of these keys are known, without locking. */
export async function knownJobs(db: Kysely<unknown>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ job_key: Buffer }>`
    select job_key from pipelines where job_key = any(${keys.map((key) => Buffer.from(key, 'hex'))}::bytea[])`.execute(
    db,
  );
  return new Set(rows.map(({ job_key: key }) => key.toString('hex')));
}

/** By key, each locked until the transaction ends, in id order. */
export async function lockPipelinesByKey(
  db: Kysely<unknown>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Pipeline>> {
  const { rows } = await sql<PipelineRow>`
    select ${columnsOf('pipelines')} from pipelines where job_key = any(${keys.map((key) => Buffer.from(key, 'hex'))}::bytea[])
    order by id for no key update`.execute(db);
  const found = await withSchedules(db, rows);
  return new Map(
    rows.flatMap(({ job_key: key }, index) => (found[index] ? [[key.toString('hex'), found[index]]] : [])),
  );
}

export async function readPipeline(
  db: Kysely<unknown>,
  id: PipelineId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Pipeline | undefined> {
  const { rows } = await sql<PipelineRow>`
    select ${columnsOf('pipelines')} from pipelines where id = ${id} ${how === 'locked' ? sql`for no key update` : sql``}`.execute(
    db,
  );
  return (await withSchedules(db, rows))[0];
}

/** Top-level pipelines, or only steps of others; by name, starting after `after`. */
export async function listPipelines(
  db: Kysely<unknown>,
  asked: {
    readonly areSteps: boolean;
    readonly after: { readonly name: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Pipeline[]> {
  const { areSteps, after, limit } = asked;
  const behind =
    after === undefined ? sql`true` : sql`(lower(left(name, 200)), id) > (${after.name}, ${after.id}::uuid)`;
  const { rows } = await sql<PipelineRow>`
    select ${columnsOf('pipelines')} from pipelines where is_step = ${areSteps} and ${behind} order by lower(left(name, 200)), id limit ${limit}`.execute(
    db,
  );
  return withSchedules(db, rows);
}

/** The sort key of a list. */
export async function sortKeyOf(db: Kysely<unknown>, id: string): Promise<string> {
  const { rows } = await sql<{
    key: string;
  }>`select lower(left(name, 200)) as key from pipelines where id = ${id}`.execute(db);
  return rows[0]?.key ?? '';
}

/** Records when these last sent events. */
export async function heardOfPipelines(
  db: Kysely<unknown>,
  heard: readonly { readonly id: PipelineId; readonly at: Date }[],
): Promise<void> {
  if (heard.length === 0) return;
  await sql`
    update pipelines set heard_at = greatest(heard_at, h.at)
    from unnest(${heard.map(({ id }) => id)}::uuid[], ${heard.map(({ at }) => at)}::timestamptz[]) as h (id, at)
    where pipelines.id = h.id`.execute(db);
}

export async function changePipeline(
  db: Kysely<unknown>,
  id: PipelineId,
  change: { readonly entry: EntryId; readonly integration: string | undefined; readonly isStep: boolean },
): Promise<void> {
  await sql`
    update pipelines set integration = ${change.integration ?? null}, is_step = ${change.isStep}, last_entry = ${change.entry}
    where id = ${id}`.execute(db);
}

/** Increments its version, as of this time. */
export async function touchPipeline(
  db: Kysely<unknown>,
  { id, version }: Pick<Pipeline, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update pipelines set version = ${version + 1}, last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(
    db,
  );
}

export const namesOfPipelines = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from pipelines where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

async function withSchedules(db: Kysely<unknown>, rows: readonly PipelineRow[]): Promise<readonly Pipeline[]> {
  const schedules = await schedulesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    namespace: row.namespace,
    name: row.name,
    integration: row.integration ?? undefined,
    isStep: row.is_step,
    heardAt: row.heard_at ?? undefined,
    schedules: schedules.get(row.id) ?? [],
    version: row.version,
    lastInstant: row.last_instant,
  }));
}
