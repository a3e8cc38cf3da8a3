import type { IncidentClock } from '../shapes.ts';

/** Running, or breached and still not done: in both cases somebody must act. */
export const isOwed = ({ state }: Pick<IncidentClock, 'state'>): boolean => state === 'running' || state === 'breached';

/** In the order in which they are read: what is still owed, then what is settled, each by when it is or was due. */
export const owedFirst = (clocks: readonly IncidentClock[]): readonly IncidentClock[] =>
  clocks.toSorted(
    (first, second) =>
      Number(isOwed(second)) - Number(isOwed(first)) || Date.parse(first.dueAt) - Date.parse(second.dueAt),
  );

/** The clock still owed that is due first, overdue ones before all others. */
export const soonest = (clocks: readonly IncidentClock[]): IncidentClock | undefined =>
  owedFirst(clocks.filter(isOwed))[0];
