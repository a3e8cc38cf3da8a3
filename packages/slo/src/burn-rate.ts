import type { Counts } from './counts.ts';
import { targetIsEverything, type Definition } from './definition.ts';
import { complement, exactly, fraction, isMore, type Fraction, type Ratio } from './fraction.ts';
import { minutesOf } from './window.ts';

/** A row as the policy says it: so much of the budget spent within the long window, and still being spent in the short. */
export type BurnRow = {
  readonly level: 'page' | 'ticket';
  readonly long: { readonly minutes: number };
  readonly short: { readonly minutes: number };
  readonly consumes: Ratio;
};

/** A row that can fire, with its factor: how many times faster than sustainable. */
export type BurnRule = BurnRow & { readonly factor: Fraction };

export type RefusedRow = BurnRow & {
  readonly factor: Fraction;
  /** No traffic is bad enough to fire it, or traffic that keeps its budget would. */
  readonly because: 'never-fires' | 'fires-on-healthy';
};

/**
 * The rows with factors derived from the objective's own period (share × period ÷ long window), so that 28 days are not
 * alerted on with the factors of 30. Refused are rows that could never fire, for the factor exceeds the greatest burn there
 * is, and rows that would fire on a burn which, kept up for the whole period, would not even freeze.
 */
export function burnRules(
  definition: Pick<Definition, 'target' | 'window' | 'freezeWindow'>,
  rows: readonly BurnRow[],
  freezeBelow: Ratio,
): { readonly rules: readonly BurnRule[]; readonly refused: readonly RefusedRow[] } {
  const period = BigInt(minutesOf(definition.freezeWindow ?? definition.window));
  const rules: BurnRule[] = [];
  const refused: RefusedRow[] = [];
  if (targetIsEverything(definition)) return { rules, refused };
  const share = complement(exactly(definition.target));
  const greatest = fraction(share.den, share.num);
  const sustained = complement(exactly(freezeBelow));
  for (const row of rows) {
    const consumes = exactly(row.consumes);
    const factor = fraction(consumes.num * period, consumes.den * BigInt(row.long.minutes));
    if (!isMore(greatest, factor)) refused.push({ ...row, factor, because: 'never-fires' });
    else if (!isMore(factor, sustained)) refused.push({ ...row, factor, because: 'fires-on-healthy' });
    else rules.push({ ...row, factor });
  }
  return { rules, refused };
}

/** How many times faster than its target allows; undefined without events or without a budget. */
export function burnOf({ total, bad }: Counts, target: Ratio): Fraction | undefined {
  const share = complement(exactly(target));
  return total === 0n || share.num === 0n ? undefined : fraction(bad * share.den, total * share.num);
}

/**
 * Whether a row fires: both windows burn faster than its factor, strictly, and at least so many events were bad in the long
 * one (of three requests at night one bad is no emergency). A window without events does not fire.
 */
export function fires(rule: BurnRule, long: Counts, short: Counts, target: Ratio, needsBad: number): boolean {
  if (long.bad < BigInt(needsBad)) return false;
  const [burnLong, burnShort] = [burnOf(long, target), burnOf(short, target)];
  if (burnLong === undefined || burnShort === undefined) return false;
  return isMore(burnLong, rule.factor) && isMore(burnShort, rule.factor);
}

/** The highest step of spent budget that has been reached: how objectives with few events are alerted on. */
export function reachedStep(remaining: Fraction, steps: readonly Ratio[]): Ratio | undefined {
  const spent = complement(remaining);
  return steps
    .filter((step) => !isMore(exactly(step), spent))
    .reduce<Ratio | undefined>(
      (highest, step) => (highest !== undefined && isMore(exactly(highest), exactly(step)) ? highest : step),
      undefined,
    );
}
