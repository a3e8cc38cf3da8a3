/** The sum of counts. */
export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
