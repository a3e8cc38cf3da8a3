import type { Need } from '../shapes.ts';

export type IncidentNeed = { readonly first: Need; readonly others: number };

/** What waits, an incident a row: its most urgent clock, and how many more of its clocks wait. Keeps the server's order. */
export function needsByIncident(needs: readonly Need[]): readonly IncidentNeed[] {
  const byCode = Map.groupBy(needs, ({ incident }) => incident.code);
  return [...byCode.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, others: others.length }],
  );
}
