import type { Need, Unreached } from '../shapes.ts';

export type UnreachedNeeds = { readonly unreached: Unreached; readonly codes: readonly string[] };

/**
 * The incidents that wait and of which nobody was told, together where it is for the same reason: what keeps one page from
 * leaving mostly keeps all of them, and has to be read once. Whoever was called for any of them is named.
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
