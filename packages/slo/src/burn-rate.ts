import type { Counts } from './counts.ts';
import { targetIsEverything, type Definition } from './definition.ts';
import { complement, exactly, fraction, isMore, type Fraction, type Ratio } from './fraction.ts';
import { minutesOf } from './window.ts';

/**
 * A row of the policy: this much of the budget was spent within the long window, and is still being spent in the short
 * one.
 */
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
  /** No traffic is bad enough to fire it, or traffic within its budget would. */
  readonly because: 'never-fires' | 'fires-on-healthy';
};

/**
 * The rows with factors derived from the objective's own period (share × period ÷ long window), so that 28 days do not
 * get the factors for 30. Refuses rows that could never fire, because the factor exceeds the greatest possible burn,
 * and rows that would fire at a burn which, sustained for the whole period, would not even cause a freeze.
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

/** How many times faster than the target allows; undefined without events or without a budget. */
export function burnOf({ total, bad }: Counts, target: Ratio): Fraction | undefined {
  const share = complement(exactly(target));
  return total === 0n || share.num === 0n ? undefined : fraction(bad * share.den, total * share.num);
}

/**
 * Whether a row fires: both windows burn strictly faster than its factor, and the long one has at least `needsBad` bad
 * events (one bad request of three at night is no emergency). A window without events does not fire.
 */
export function fires(rule: BurnRule, long: Counts, short: Counts, target: Ratio, needsBad: number): boolean {
  if (long.bad < BigInt(needsBad)) return false;
  const [burnLong, burnShort] = [burnOf(long, target), burnOf(short, target)];
  if (burnLong === undefined || burnShort === undefined) return false;
  return isMore(burnLong, rule.factor) && isMore(burnShort, rule.factor);
}

/** The highest step of spent budget reached: used to alert on objectives with few events. */
export function reachedStep(remaining: Fraction, steps: readonly Ratio[]): Ratio | undefined {
  const spent = complement(remaining);
  return steps
    .filter((step) => !isMore(exactly(step), spent))
    .reduce<Ratio | undefined>(
      (highest, step) => (highest !== undefined && isMore(exactly(highest), exactly(step)) ? highest : step),
      undefined,
    );
}
