import type { PolicySnapshot } from '@muster/policy';

/** How a provider's answers went within the span that the policy judges over. */
export type Traffic = { readonly total: number; readonly bad: number };

/** `begins`: so much failed that it is out; `ends`: it is back. */
export function outageStep(
  isOut: boolean,
  { total, bad }: Traffic,
  { outage }: Pick<PolicySnapshot['llm'], 'outage'>,
): 'begins' | 'ends' | undefined {
  const isFailing = total >= outage.atLeast && bad * outage.failing.denominator >= total * outage.failing.numerator;
  if (!isOut) return isFailing ? 'begins' : undefined;
  return total > 0 && bad === 0 ? 'ends' : undefined;
}
