import type { Clause } from '@muster/api-client';

/** Recent ledger activity of a clause, as a sentence. */
export function liveWords({ days, entries, refused }: Clause['live']): string {
  const seen = `${entries} ${entries === 1 ? 'entry' : 'entries'} in ${days} days`;
  return refused === 0 ? `${seen}.` : `${seen}, ${refused} of them refused.`;
}
