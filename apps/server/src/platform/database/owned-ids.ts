import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Id } from '../../kernel/ids.ts';

/**
 * Ids referenced by one area's rows, for filtering another area's query. Only the owner knows which rows; it exports
 * the ids through its `public.ts`, or passes them to a query that takes them.
 */
export type OwnedIds<Of extends Id<string>> = { readonly [OWNED]: RawBuilder<{ readonly id: Of }> };

const OWNED = Symbol('owned');

/** `select` selects a single column: the ids. */
export const defineOwnedIds = <Of extends Id<string>>(select: RawBuilder<{ readonly id: Of }>): OwnedIds<Of> => ({
  [OWNED]: select,
});

/**
 * Whether an id is among them. They are collected once, before the outer query, which can then look rows up by id
 * instead of scanning its own table.
 */
export const isAmong = <Of extends Id<string>>(id: RawBuilder<unknown>, ids: OwnedIds<Of>): RawBuilder<SqlBool> =>
  sql<SqlBool>`${id} = any(array(${ids[OWNED]}))`;
