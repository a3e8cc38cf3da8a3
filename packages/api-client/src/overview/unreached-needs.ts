import type { Need, Unreached } from '../shapes.ts';

export type UnreachedNeeds = { readonly unreached: Unreached; readonly codes: readonly string[] };

/**
 * Pending incidents about which nobody was reached, grouped by reason: what keeps one page from being sent usually
 * affects all, and needs reading only once. Lists everyone who was paged for any of them.
 */
export function unreachedNeeds(needs: readonly Need[]): readonly UnreachedNeeds[] {
  const waiting = [
    ...new Map(
      needs.flatMap(({ incident }) => (incident === undefined ? [] : [[incident.code, incident] as const])),
    ).values(),
  ];
  const told = waiting.flatMap(({ code, unreached }) => (unreached === undefined ? [] : [{ code, unreached }]));
  return [...Map.groupBy(told, ({ unreached }) => unreached.why).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const called = new Map(same.flatMap(({ unreached }) => unreached.called.map((each) => [each.person.id, each])));
    return [{ unreached: { ...first.unreached, called: [...called.values()] }, codes: same.map(({ code }) => code) }];
  });
}
