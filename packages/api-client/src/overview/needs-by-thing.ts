import type { Need } from '../shapes.ts';

export type ThingNeed = { readonly first: Need; readonly others: number };

/** What an incident needs first, whatever else is due earlier: nobody can classify what nobody has taken on. */
const OWED_FIRST: readonly string[] = ['acknowledge', 'commander', 'classify'];

/** Pending items, one row per thing: its first need, and how many more are pending. Keeps the server's order. */
export function needsByThing(needs: readonly Need[]): readonly ThingNeed[] {
  const byThing = Map.groupBy(needs, ({ thing }) => `${thing.kind} ${thing.id}`);
  return [...byThing.values()].flatMap((needs) => {
    const first = OWED_FIRST.flatMap((kind) => needs.find((need) => need.kind === kind) ?? [])[0] ?? needs[0];
    return first === undefined ? [] : [{ first, others: needs.length - 1 }];
  });
}
