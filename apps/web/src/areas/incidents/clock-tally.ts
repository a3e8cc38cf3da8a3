import { clockStateWords, type IncidentClock } from '@muster/api-client';

/** A summary of the clocks, most urgent first: `1 missed, 2 running, 1 late, 3 met`. */
export const clockTally = (clocks: readonly IncidentClock[]): string =>
  Object.entries(clockStateWords)
    .map(([state, words]) => ({ words, count: clocks.filter((clock) => clock.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(', ');
