import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { RegisteredKind, Sight, SightReads } from './thing.ts';

/** How much of the ledger somebody may see: all of it, or what is about things they may see, and what they did themselves. */
export type LedgerSight =
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly self: string; readonly kinds: ReadonlyMap<string, Sight> };

/** What every registered kind says of this actor. */
export async function sightOf(
  kinds: readonly RegisteredKind[],
  reads: SightReads,
  actor: Actor,
): Promise<ReadonlyMap<string, Sight>> {
  const sights = await Promise.all(
    kinds.map(async ({ kind, visibleTo }) => [kind.name, await visibleTo(reads, actor)] as const),
  );
  return new Map(sights);
}

/** The condition on `ledger_entries` that leaves what somebody may see, so that what is hidden costs and tells nothing. */
export function isVisible(sight: LedgerSight): RawBuilder<boolean> {
  if (sight.kind === 'all') return sql<boolean>`true`;
  return sql<boolean>`(actor = ${sight.self} or ${isThingVisible(sight)} or ${isTouchedVisible(sight)})`;
}

/** Whether the thing itself may be seen, whoever acted: then its words may be as well. */
export function isThingVisible(sight: LedgerSight): RawBuilder<boolean> {
  if (sight.kind === 'all') return sql<boolean>`true`;
  return byKind(sight.kinds, sql.ref('thing_kind'), sql.ref('thing_id'));
}

/** The touched things that somebody may see, by their ids. */
export function touchedInSight(sight: LedgerSight): RawBuilder<readonly string[]> {
  if (sight.kind === 'all') return sql`touched_ids`;
  return sql`(select array_agg(touched.id) from unnest(touched_ids) as touched (id)
    where ${byKind(sight.kinds, sql.ref('touched_kind'), sql.ref('touched.id'))})`;
}

const isTouchedVisible = (sight: Extract<LedgerSight, { kind: 'part' }>): RawBuilder<boolean> => sql<boolean>`
  (touched_ids is not null and exists (select from unnest(touched_ids) as touched (id)
    where ${byKind(sight.kinds, sql.ref('touched_kind'), sql.ref('touched.id'))}))`;

/** A `case`, because only there PostgreSQL promises not to evaluate a condition on the id of another kind. */
function byKind(
  sights: ReadonlyMap<string, Sight>,
  kind: RawBuilder<unknown>,
  id: RawBuilder<string>,
): RawBuilder<boolean> {
  const cases = [...sights].flatMap(([name, sight]) => {
    if (sight === 'none') return [];
    return [sql`when ${name} then ${sight === 'all' ? sql`true` : sight(id)}`];
  });
  return cases.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(case ${kind} ${sql.join(cases, sql` `)} else false end)`;
}
