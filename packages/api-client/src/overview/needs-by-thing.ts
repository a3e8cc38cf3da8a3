import type { Need } from '../shapes.ts';

export type ThingNeed = { readonly first: Need; readonly others: number };

/** What an incident owes before anything else, whatever falls due before it: nobody classifies well what nobody has taken yet. */
const OWED_FIRST: readonly string[] = ['acknowledge', 'commander', 'classify'];

/** What waits, a thing a row: what it owes first, and how many more of its promises wait. Keeps the server's order. */
export function needsByThing(needs: readonly Need[]): readonly ThingNeed[] {
  const byThing = Map.groupBy(needs, ({ thing }) => `${thing.kind} ${thing.id}`);
  return [...byThing.values()].flatMap((needs) => {
    const first = OWED_FIRST.flatMap((kind) => needs.find((need) => need.kind === kind) ?? [])[0] ?? needs[0];
    return first === undefined ? [] : [{ first, others: needs.length - 1 }];
  });
}
