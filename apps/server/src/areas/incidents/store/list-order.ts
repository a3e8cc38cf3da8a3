import { sql } from 'kysely';
import { Type, type Static } from 'typebox';

/** The latest instant that both JavaScript and PostgreSQL support. */
const MAX_MILLISECONDS = 8.64e15;

/**
 * A list's cursor: the last row's position in the order. `asOf` is when the first page of results was requested, so
 * that items becoming overdue since then do not move; the rest is the tuple the database sorts by.
 */
export const ListKey = Type.Object({
  asOf: Type.Integer({ minimum: 0, maximum: MAX_MILLISECONDS }),
  standing: Type.Integer({ minimum: 0, maximum: 3 }),
  rank: Type.String({ maxLength: 20 }),
  moment: Type.String({ pattern: '^-?\\d{1,12}(\\.\\d{1,9})?$' }),
  id: Type.String({ format: 'uuid' }),
});
export type ListKey = Static<typeof ListKey>;

/** An incident's position in a list, as a sort key of three parts. Severities are worse the earlier they come. */
export function placeAsOf(asOf: Date) {
  const isOver = sql`phase in ('resolved', 'closed')`;
  const isOverdue = sql`next_due_at <= ${asOf}::timestamptz`;
  return {
    standing: sql<number>`(case when ${isOver} then 3 when next_due_at is null then 2 when ${isOverdue} then 0 else 1 end)`,
    rank: sql<string>`(case when not ${isOver} and ${isOverdue} then severity else '' end) collate "C"`,
    moment: sql<string>`(case when ${isOver} or next_due_at is null then -extract(epoch from declared_at) else extract(epoch from next_due_at) end)`,
  };
}
