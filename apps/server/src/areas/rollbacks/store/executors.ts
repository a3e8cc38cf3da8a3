import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** What carries out rollbacks: a webhook that is called, or a program that polls. */
export type Executor = {
  readonly id: string;
  readonly name: Scrubbed;
  readonly by:
    | { readonly kind: 'webhook'; readonly url: string }
    | { readonly kind: 'program'; readonly id: PrincipalId };
  readonly addedBy: PrincipalId;
  readonly addedAt: Date;
  readonly removedAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

type ExecutorRow = Row<'rollback_executors', { added_by: PrincipalId }>;

/** @returns false if the name is taken */
export async function insertExecutor(db: Kysely<unknown>, made: Executor, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`
    insert into rollback_executors (id, name, url, program_id, added_by, added_at, removed_at, version, last_instant, last_entry)
    values (${made.id}, ${made.name}, ${made.by.kind === 'webhook' ? made.by.url : null},
      ${made.by.kind === 'program' ? made.by.id : null}, ${made.addedBy}, ${made.addedAt}, ${null}, ${made.version},
      ${made.lastInstant}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function removeExecutorRow(db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> {
  await sql`update rollback_executors set removed_at = ${at}, version = version + 1, last_instant = ${at},
    last_entry = ${entry} where id = ${id}`.execute(db);
}

export const lockExecutor = async (db: Kysely<unknown>, id: string): Promise<Executor | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const executorsById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Executor[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

/** Executors that were not removed, by name. */
export const executorsThere = async (db: Kysely<unknown>): Promise<readonly Executor[]> =>
  select(db, sql`where removed_at is null order by lower(name)`);

/** Whether it still owes an outcome. */
export async function isBusy(db: Kysely<unknown>, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from rollbacks where executor_id = ${id} and state in ('asked', 'approved', 'running')
    limit 1`.execute(db);
  return rows.length > 0;
}

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Executor[]> {
  const { rows } = await sql<ExecutorRow>`select ${columnsOf('rollback_executors')}
    from rollback_executors ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: ownWords(row.name),
    by:
      row.url === null
        ? { kind: 'program', id: asId<'principal'>(row.program_id ?? '') }
        : { kind: 'webhook', url: row.url },
    addedBy: row.added_by,
    addedAt: row.added_at,
    removedAt: row.removed_at ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
  }));
}
