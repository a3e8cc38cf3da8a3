import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Id } from '../../kernel/ids.ts';

/**
 * Ids that rows of one area point with, for a query of another that keeps those of its own rows they point at. Which rows
 * these are only the owner says: it gives the ids through its `public.ts`, or to a question that takes them.
 */
export type OwnedIds<Of extends Id<string>> = { readonly [OWNED]: RawBuilder<{ readonly id: Of }> };

const OWNED = Symbol('owned');

/** `select` selects one column, of the ids. */
export const defineOwnedIds = <Of extends Id<string>>(select: RawBuilder<{ readonly id: Of }>): OwnedIds<Of> => ({
  [OWNED]: select,
});

/**
 * Whether an id is among them. They are gathered once, before the query that asks, so that it looks up the rows they name
 * and never goes through its own whole table to find few.
 */
export const isAmong = <Of extends Id<string>>(id: RawBuilder<unknown>, ids: OwnedIds<Of>): RawBuilder<SqlBool> =>
  sql<SqlBool>`${id} = any(array(${ids[OWNED]}))`;
