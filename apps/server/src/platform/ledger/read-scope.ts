import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { RegisteredKind, ReadScope, ScopeReads } from './thing.ts';

/**
 * How much of the ledger a reader may see: all of it, or what is about things they may see and what they did
 * themselves.
 */
export type LedgerReadScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly self: string; readonly kinds: ReadonlyMap<string, ReadScope> };

/** Each registered kind's scope for this actor. */
export async function readScopesOf(
  kinds: readonly RegisteredKind[],
  reads: ScopeReads,
  actor: Actor,
): Promise<ReadonlyMap<string, ReadScope>> {
  const scopes = await Promise.all(
    kinds.map(async ({ kind, visibleTo }) => [kind.name, await visibleTo(reads, actor)] as const),
  );
  return new Map(scopes);
}

/**
 * A condition on `ledger_entries` that selects what the reader may see, so that hidden entries neither cost nor reveal
 * anything.
 */
export function isVisible(scope: LedgerReadScope): RawBuilder<boolean> {
  if (scope.kind === 'all') return sql<boolean>`true`;
  return sql<boolean>`(actor = ${scope.self} or ${isThingVisible(scope)} or ${isTouchedVisible(scope)})`;
}

/** Whether the thing itself may be seen, whoever acted: then the content may be as well. */
export function isThingVisible(scope: LedgerReadScope): RawBuilder<boolean> {
  if (scope.kind === 'all') return sql<boolean>`true`;
  return byKind(scope.kinds, sql.ref('thing_kind'), sql.ref('thing_id'));
}

/** The ids of touched things that the reader may see. */
export function touchedInScope(scope: LedgerReadScope): RawBuilder<readonly string[]> {
  if (scope.kind === 'all') return sql`touched_ids`;
  return sql`(select array_agg(touched.id) from unnest(touched_ids) as touched (id)
    where ${byKind(scope.kinds, sql.ref('touched_kind'), sql.ref('touched.id'))})`;
}

const isTouchedVisible = (scope: Extract<LedgerReadScope, { kind: 'part' }>): RawBuilder<boolean> => sql<boolean>`
  (touched_ids is not null and exists (select from unnest(touched_ids) as touched (id)
    where ${byKind(scope.kinds, sql.ref('touched_kind'), sql.ref('touched.id'))}))`;

/** A `case`, because only there does PostgreSQL guarantee not to evaluate a condition on another kind's id. */
function byKind(
  scopes: ReadonlyMap<string, ReadScope>,
  kind: RawBuilder<unknown>,
  id: RawBuilder<string>,
): RawBuilder<boolean> {
  const cases = [...scopes].flatMap(([name, scope]) => {
    if (scope === 'none') return [];
    return [sql`when ${name} then ${scope === 'all' ? sql`true` : scope(id)}`];
  });
  return cases.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(case ${kind} ${sql.join(cases, sql` `)} else false end)`;
}
