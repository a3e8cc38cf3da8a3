import type { Overview } from '@muster/api-client';

/** The number of open incidents on this screen with an overdue clock that are not waiting for the reader. */
export function overdueElsewhere({ open, needsYou }: Pick<Overview, 'open' | 'needsYou'>): number {
  const mine = new Set(needsYou.map(({ thing }) => thing.id));
  return open.items.filter(({ code, nextClock }) => nextClock?.state === 'breached' && !mine.has(code)).length;
}

/** Shown if nothing waits for the reader, so that this does not read as all clear. */
export const overdueWords = (count: number): string =>
  count === 0
    ? ''
    : `${count === 1 ? 'One open incident below is overdue and waiting' : `${count} open incidents below are overdue and waiting`} for others.`;
