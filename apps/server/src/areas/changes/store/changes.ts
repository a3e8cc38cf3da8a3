import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { deferWrites, pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import type { Outcome } from '../domain/verdict.ts';

/** A pull request as last evaluated. Whatever names people is encrypted. */
export type KeptChange = {
  readonly id: string;
  /** `owner/name`, in lower case. */
  readonly repository: string;
  readonly number: number;
  readonly state: 'open' | 'merged' | 'closed';
  readonly base: string;
  readonly head: string;
  readonly verdict: Outcome;
  readonly clauses: readonly { readonly clause: string; readonly state: string }[];
  readonly judgedAt: Date;
  readonly seenAt: Date;
  readonly merged:
    | {
        readonly at: Date;
        readonly coveredBy: 'verdict' | 'break-glass' | 'exception' | 'nothing';
        /** The commit created by the merge. */
        readonly commit: string | undefined;
      }
    | undefined;
  readonly sealed: Sealed;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

export type ChangeName = { readonly repository: string; readonly number: number };

type ChangeRow = Row<
  'changes',
  {
    state: KeptChange['state'];
    verdict: Outcome;
    merge_covered_by: 'verdict' | 'break-glass' | 'exception' | 'nothing' | null;
    last_entry: EntryId;
  }
>;

const tables = (db: Kysely<unknown>) => db.$extendTables<{ changes: ChangeRow }>();

export const lockChange = async (db: Kysely<unknown>, { repository, number }: ChangeName) =>
  (await select(db, sql`where repository = ${repository} and number = ${number} for update`))[0];

export const lockChangeById = async (db: Kysely<unknown>, id: string) =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findChange = async (db: Kysely<unknown>, id: string) => (await select(db, sql`where id = ${id}`))[0];

export const changeNamed = async (db: Kysely<unknown>, { repository, number }: ChangeName) =>
  (await select(db, sql`where repository = ${repository} and number = ${number}`))[0];

export const openChanges = async (db: Kysely<unknown>, repository: string) =>
  select(db, sql`where repository = ${repository} and state = 'open' order by number`);

/** The merged change a commit came from: the commit is its head, or the merge's result. */
export const mergedAs = async (db: Kysely<unknown>, commit: string) =>
  (
    await select(
      db,
      sql`where state = 'merged' and (head = ${commit} or merge_commit = ${commit}) order by merged_at desc, id desc limit 1`,
    )
  )[0];

/** Open changes with this head, or with this base branch. */
export const numbersOf = async (
  db: Kysely<unknown>,
  repository: string,
  by: { readonly head: string } | { readonly base: string },
): Promise<readonly number[]> =>
  (
    await select(
      db,
      sql`where repository = ${repository} and state = 'open' and ${'head' in by ? sql`head = ${by.head}` : sql`base = ${by.base}`} order by number`,
    )
  ).map(({ number }) => number);

export async function insertChange(db: Kysely<unknown>, change: KeptChange): Promise<void> {
  await deferWrites(db, [tables(db).insertInto('changes').values(rowOf(change))]);
}

export async function updateChange(db: Kysely<unknown>, change: KeptChange): Promise<void> {
  const { id, ...row } = rowOf(change);
  await deferWrites(db, [tables(db).updateTable('changes').set(row).where('id', '=', id)]);
}

/** Notes that it was read and unchanged. */
export async function markSeen(db: Kysely<unknown>, id: string, seenAt: Date): Promise<void> {
  await deferWrites(db, [tables(db).updateTable('changes').set({ seen_at: seenAt }).where('id', '=', id)]);
}

/** Newest first, after `after`. */
export const listChanges = async (
  db: Kysely<unknown>,
  asked: {
    readonly repository: string | undefined;
    readonly state: KeptChange['state'] | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
) =>
  select(
    db,
    sql`where (${asked.repository ?? null}::text is null or repository = ${asked.repository ?? null})
      and (${asked.state ?? null}::text is null or state = ${asked.state ?? null})
      and ${asked.after === undefined ? sql`true` : sql`(judged_at, id) < (${asked.after.at}, ${asked.after.id})`}
      order by judged_at desc, id desc limit ${asked.limit}`,
  );

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<KeptChange[]> {
  const [{ rows }] = await pipeline(db, [
    sql<ChangeRow>`
    select ${columnsOf('changes')} from changes ${rest}`,
  ]);
  return rows.map((row) => ({
    id: row.id,
    repository: row.repository,
    number: row.number,
    state: row.state,
    base: row.base,
    head: row.head,
    verdict: row.verdict,
    clauses: JSON.parse(row.clauses) as KeptChange['clauses'],
    judgedAt: row.judged_at,
    seenAt: row.seen_at,
    merged:
      row.merged_at === null || row.merge_covered_by === null
        ? undefined
        : { at: row.merged_at, coveredBy: row.merge_covered_by, commit: row.merge_commit ?? undefined },
    sealed: { keyId: row.key_id, ciphertext: row.ciphertext },
    version: row.version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  }));
}

const rowOf = (it: KeptChange): ChangeRow => ({
  id: it.id,
  repository: it.repository,
  number: it.number,
  state: it.state,
  base: it.base,
  head: it.head,
  verdict: it.verdict,
  clauses: JSON.stringify(it.clauses),
  judged_at: it.judgedAt,
  seen_at: it.seenAt,
  merged_at: it.merged?.at ?? null,
  merge_covered_by: it.merged?.coveredBy ?? null,
  merge_commit: it.merged?.commit ?? null,
  key_id: it.sealed.keyId,
  ciphertext: it.sealed.ciphertext,
  version: it.version,
  last_instant: it.lastInstant,
  last_entry: it.lastEntry,
});
