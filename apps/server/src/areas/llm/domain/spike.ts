import type { PolicySnapshot } from '@muster/policy';
import type { Money } from '@muster/llm-wire';

export type Spike = { readonly against: 'history' | 'quota'; readonly spent: Money; readonly usual: Money };

type Share = PolicySnapshot['llm']['spike']['leastOfDay'];

/**
 * Whether recent spending is a spike (GOV 9.2): far above the usual for such a span and not negligible, or a large part
 * of the day's budget by itself. `usual` holds the previous spans with any spending.
 */
export function spikeOf(
  spent: Money,
  usual: readonly Money[],
  dayBudget: Money,
  { spike }: Pick<PolicySnapshot['llm'], 'spike'>,
): Spike | undefined {
  const middle = median(usual);
  if (spent >= shareOf(dayBudget, spike.mostOfDay)) return { against: 'quota', spent, usual: middle };
  const isFarAbove = usual.length > 0 && spent >= middle * BigInt(spike.timesUsual);
  return isFarAbove && spent >= shareOf(dayBudget, spike.leastOfDay)
    ? { against: 'history', spent, usual: middle }
    : undefined;
}

const shareOf = (amount: Money, share: Share): Money => (amount * BigInt(share.numerator)) / BigInt(share.denominator);

function median(amounts: readonly Money[]): Money {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.floor(sorted.length / 2)] ?? 0n;
}
