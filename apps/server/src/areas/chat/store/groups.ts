import type { Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import type { ChatTables } from './tables.ts';

/** A user group of the workspace, and the schedule it follows. */
export type FollowedBy = { readonly schedule: string; readonly group: string };

export async function groupsKept(db: Kysely<unknown>): Promise<readonly FollowedBy[]> {
  const rows = await tables(db).selectFrom('chat_groups').selectAll().orderBy('group_id').execute();
  return rows.map((row) => ({ schedule: row.schedule_id, group: row.group_id }));
}

/** False if the group follows another schedule. Replaces the schedule's previous group. */
export async function keepGroup(
  db: Kysely<unknown>,
  { schedule, group }: FollowedBy,
  entry: EntryId,
): Promise<boolean> {
  const other = await tables(db)
    .selectFrom('chat_groups')
    .select('schedule_id')
    .where('group_id', '=', group)
    .where('schedule_id', '<>', schedule)
    .executeTakeFirst();
  if (other !== undefined) return false;
  await tables(db)
    .insertInto('chat_groups')
    .values({ schedule_id: schedule, group_id: group, last_entry: entry })
    .onConflict((conflict) => conflict.column('schedule_id').doUpdateSet({ group_id: group, last_entry: entry }))
    .execute();
  return true;
}

export async function dropGroup(db: Kysely<unknown>, schedule: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('chat_groups')
    .where('schedule_id', '=', schedule)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

const tables = (db: Kysely<unknown>) => db.$extendTables<ChatTables>();
