import type { Overview } from '@muster/api-client';

/** Open incidents of this screen whose next clock is overdue, and which do not wait for its reader. */
export function overdueElsewhere({ open, needsYou }: Pick<Overview, 'open' | 'needsYou'>): number {
  const mine = new Set(needsYou.map(({ thing }) => thing.id));
  return open.items.filter(({ code, nextClock }) => nextClock?.state === 'breached' && !mine.has(code)).length;
}

/** Said where nothing waits for the reader, so that it does not read as if nothing were wrong. */
export const overdueWords = (count: number): string =>
  count === 0
    ? ''
    : `${count === 1 ? 'One open incident below is overdue; it waits' : `${count} open incidents below are overdue; they wait`} for others.`;
