import type { PolicySnapshot } from '@muster/policy';

/** A provider's results within the window the policy judges. */
export type Traffic = { readonly total: number; readonly bad: number };

/** `begins`: so much failed that it counts as down; `ends`: it has recovered. */
export function outageStep(
  isOut: boolean,
  { total, bad }: Traffic,
  { outage }: Pick<PolicySnapshot['llm'], 'outage'>,
): 'begins' | 'ends' | undefined {
  const isFailing = total >= outage.atLeast && bad * outage.failing.denominator >= total * outage.failing.numerator;
  if (!isOut) return isFailing ? 'begins' : undefined;
  return total > 0 && bad === 0 ? 'ends' : undefined;
}
