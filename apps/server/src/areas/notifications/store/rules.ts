import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import type { Rule } from '../domain/rules.ts';
import type { NotificationTables, RuleRow } from './tables.ts';

/** These people's rules, shortest delay first. */
export const rulesOf = (people: readonly PrincipalId[]): Read<readonly Rule[]> =>
  defineRead(
    (db) => [
      rules(db)
        .where('principal_id', '=', sql<PrincipalId>`any(${people}::uuid[])`)
        .orderBy('urgency', 'desc')
        .orderBy('after_minutes')
        .orderBy('id'),
    ],
    (rows) => rows.map(ruleFrom),
  );

export async function lockRule(db: Kysely<unknown>, id: string): Promise<Rule | undefined> {
  const row = await rules(db).where('id', '=', id).executeTakeFirst();
  return row && ruleFrom(row);
}

export async function insertRule(db: Kysely<unknown>, rule: Rule & { readonly entry: EntryId }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .$extendTables<NotificationTables>()
    .insertInto('notification_rules')
    .values({
      id: rule.id,
      principal_id: rule.person,
      urgency: rule.urgency,
      channel: rule.channel,
      after_minutes: rule.afterMinutes,
      last_entry: rule.entry,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteRule(db: Kysely<unknown>, id: string): Promise<void> {
  await db.$extendTables<NotificationTables>().deleteFrom('notification_rules').where('id', '=', id).execute();
}

const rules = (db: Kysely<unknown>) =>
  db.$extendTables<NotificationTables>().selectFrom('notification_rules').selectAll();

const ruleFrom = (row: RuleRow): Rule => ({
  id: row.id,
  person: row.principal_id,
  urgency: row.urgency,
  channel: row.channel,
  afterMinutes: row.after_minutes,
});
