import type { IncidentClock } from '../shapes.ts';

/** Running, or breached and still not done: either way somebody must act. */
export const isOwed = ({ state }: Pick<IncidentClock, 'state'>): boolean => state === 'running' || state === 'breached';

/** In display order: first what is still due, then what is settled, each by when it is or was due. */
export const owedFirst = (clocks: readonly IncidentClock[]): readonly IncidentClock[] =>
  clocks.toSorted(
    (first, second) =>
      Number(isOwed(second)) - Number(isOwed(first)) || Date.parse(first.dueAt) - Date.parse(second.dueAt),
  );

/** The next clock still due, overdue ones first. */
export const soonest = (clocks: readonly IncidentClock[]): IncidentClock | undefined =>
  owedFirst(clocks.filter(isOwed))[0];
