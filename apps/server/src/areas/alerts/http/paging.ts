import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../../platform/http/input/cursor.ts';
import { orFail } from '../../../platform/http/or-fail.ts';

const AT_A_TIME = 50;
const Key = Type.Object({ id: Type.String({ format: 'uuid' }) });

type Query = { readonly cursor?: string; readonly limit?: number };

/** What to ask for: one more than is shown tells whether there is a next page. */
export const pageOf = ({ cursor, limit = AT_A_TIME }: Query): { before: string | undefined; limit: number } => ({
  before: cursor === undefined ? undefined : orFail(decodeCursor(Key, cursor)).id,
  limit: limit + 1,
});

export function shownOf<T extends { readonly id: string }>(
  found: readonly T[],
  { limit = AT_A_TIME }: Query,
): { items: readonly T[]; nextCursor?: string } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last ? { nextCursor: encodeCursor(Key, { id: last.id }) } : {}) };
}
