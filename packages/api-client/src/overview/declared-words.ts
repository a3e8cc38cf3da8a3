/** How many incidents were declared on the given days, of which today is the last. */
export function declaredWords(byDay: readonly number[]): string {
  const total = byDay.reduce((sum, count) => sum + count, 0);
  return `${total} declared in ${byDay.length} days, ${byDay.at(-1) ?? 0} today`;
}
