import type { Need } from '../shapes.ts';

export type IncidentNeed = { readonly first: Need; readonly others: number };

/** What is owed before anything else, whatever falls due before it: nobody classifies well what nobody has taken yet. */
const OWED_FIRST: readonly Need['kind'][] = ['acknowledge', 'commander', 'classify'];

/** What waits, an incident a row: what it owes first, and how many more of its clocks wait. Keeps the server's order. */
export function needsByIncident(needs: readonly Need[]): readonly IncidentNeed[] {
  const byCode = Map.groupBy(needs, ({ incident }) => incident.code);
  return [...byCode.values()].flatMap((needs) => {
    const first = OWED_FIRST.flatMap((kind) => needs.find((need) => need.kind === kind) ?? [])[0] ?? needs[0];
    return first === undefined ? [] : [{ first, others: needs.length - 1 }];
  });
}
