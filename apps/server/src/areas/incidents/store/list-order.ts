import { sql } from 'kysely';
import { Type, type Static } from 'typebox';

/** The last instant that both JavaScript and PostgreSQL know. */
const MAX_MILLISECONDS = 8.64e15;

/**
 * Where a list goes on: its last row's place in the order. `asOf` is when the first page was asked for, so that what is
 * overdue meanwhile does not move; the rest is the tuple that the database sorts by.
 */
export const ListKey = Type.Object({
  asOf: Type.Integer({ minimum: 0, maximum: MAX_MILLISECONDS }),
  standing: Type.Integer({ minimum: 0, maximum: 3 }),
  rank: Type.String({ maxLength: 20 }),
  moment: Type.String({ pattern: '^-?\\d{1,12}(\\.\\d{1,9})?$' }),
  id: Type.String({ format: 'uuid' }),
});
export type ListKey = Static<typeof ListKey>;

/** An incident's place in a list, as three things to sort by. Severities are worse the earlier they come. */
export function placeAsOf(asOf: Date) {
  const isOver = sql`phase in ('resolved', 'closed')`;
  const isOverdue = sql`next_due_at <= ${asOf}::timestamptz`;
  return {
    standing: sql<number>`(case when ${isOver} then 3 when next_due_at is null then 2 when ${isOverdue} then 0 else 1 end)`,
    rank: sql<string>`(case when not ${isOver} and ${isOverdue} then severity else '' end) collate "C"`,
    moment: sql<string>`(case when ${isOver} or next_due_at is null then -extract(epoch from declared_at) else extract(epoch from next_due_at) end)`,
  };
}
