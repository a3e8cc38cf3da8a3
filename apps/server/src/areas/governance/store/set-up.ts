import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type SetUp = {
  readonly link: { readonly hash: Buffer; readonly expiresAt: Date } | undefined;
  readonly isCompleted: boolean;
  readonly organisation: string | undefined;
};

type SetUpRow = Row<'set_up'>;

export async function readSetUp(db: Kysely<unknown>): Promise<SetUp | undefined> {
  const { rows } = await sql<SetUpRow>`select ${columnsOf('set_up')} from set_up`.execute(db);
  return rows[0] && setUpFrom(rows[0]);
}

/** Locks the row: two holders of the link cannot both found the organisation. */
export async function lockSetUp(db: Kysely<unknown>): Promise<SetUp | undefined> {
  const { rows } = await sql<SetUpRow>`select ${columnsOf('set_up')} from set_up for update`.execute(db);
  return rows[0] && setUpFrom(rows[0]);
}

/** Creates or replaces the link; the previous one is void. Does nothing once set-up is complete. */
export async function writeLink(
  db: Kysely<unknown>,
  link: { readonly hash: Buffer; readonly expiresAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into set_up as s (link_hash, link_expires_at) values (${link.hash}, ${link.expiresAt})
    on conflict (only_one) do update set link_hash = excluded.link_hash, link_expires_at = excluded.link_expires_at
      where s.completed_at is null
    returning only_one`.execute(db);
  return rows.length > 0;
}

export async function completeSetUp(
  db: Kysely<unknown>,
  done: { readonly organisation: Scrubbed; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`
    update set_up set link_hash = null, link_expires_at = null, organisation = ${done.organisation},
      completed_at = ${done.at}, entry_id = ${done.entry}`.execute(db);
}

const setUpFrom = (row: SetUpRow): SetUp => ({
  link: row.link_hash && row.link_expires_at ? { hash: row.link_hash, expiresAt: row.link_expires_at } : undefined,
  isCompleted: row.completed_at !== null,
  organisation: row.organisation ?? undefined,
});
