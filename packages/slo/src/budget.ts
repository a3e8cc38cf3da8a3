import type { Counts } from './counts.ts';
import { targetIsEverything, type Definition } from './definition.ts';
import { complement, exactly, fraction, type Fraction, type Ratio } from './fraction.ts';
import { minutesOf } from './window.ts';

/** The current state of a budget, computed with integers only. */
export type Budget = Counts & {
  /** How many bad events the target allows out of `total`. */
  readonly allowed: Fraction;
  /** As a share of the allowance: 1 is untouched, 0 spent, negative how far it is overspent. Never clamped. */
  readonly remaining: Fraction;
  readonly state: 'no-data' | 'intact' | 'spending' | 'low' | 'exhausted';
  /**
   * Whether the objective is met in this window; undefined without events. Independent of the budget: at exactly 1 %
   * failures "< 1 %" is missed while "≥ 99 %" is met.
   */
  readonly isMet: boolean | undefined;
  /** Whether deployments freeze: strictly below the limit. */
  readonly freezes: boolean;
};

const ONE: Fraction = { num: 1n, den: 1n };
const NONE: Fraction = { num: 0n, den: 1n };

/** Judges a window's counts. `freezeBelow` is the policy's limit for what must remain (GOV 4.7). */
export function judge(
  definition: Pick<Definition, 'target' | 'comparator' | 'sparse' | 'window' | 'freezeWindow'>,
  counts: Counts,
  freezeBelow: Ratio,
): Budget {
  const { total, bad } = counts;
  if (total === 0n)
    return { total, bad, allowed: NONE, remaining: ONE, state: 'no-data', isMet: undefined, freezes: false };
  const target = exactly(definition.target);
  const share = complement(target);
  const allowed = fraction(share.num * total, share.den);
  // A target of 100 % allows nothing: the budget is whole, or spent with the first bad event.
  const remaining = targetIsEverything(definition)
    ? bad === 0n
      ? ONE
      : NONE
    : fraction(allowed.num - bad * allowed.den, allowed.num);
  const limit = exactly(freezeBelow);
  const isLow = remaining.num * limit.den < limit.num * remaining.den;
  const [reached, asked] = [(total - bad) * target.den, target.num * total];
  return {
    total,
    bad,
    allowed,
    remaining,
    state: remaining.num <= 0n ? 'exhausted' : isLow ? 'low' : bad === 0n ? 'intact' : 'spending',
    isMet: definition.comparator === 'at-least' ? reached >= asked : reached > asked,
    freezes: isLow && !isSpared(definition, counts),
  };
}

/**
 * Too few events per window: the first bad one alone would freeze everything, so the policy lets the freeze start with
 * a later one. Judged by the average over the freeze window, so that a week that has just begun does not count as
 * sparse.
 */
export function isSparse(
  { sparse, window, freezeWindow }: Pick<Definition, 'sparse' | 'window' | 'freezeWindow'>,
  total: bigint,
): boolean {
  if (sparse === undefined) return false;
  const over = minutesOf(freezeWindow ?? window);
  return total * BigInt(minutesOf(window)) < BigInt(sparse.under) * BigInt(over);
}

const isSpared = (
  definition: Pick<Definition, 'sparse' | 'window' | 'freezeWindow'>,
  { total, bad }: Counts,
): boolean =>
  definition.sparse !== undefined && bad < BigInt(definition.sparse.freezesAt) && isSparse(definition, total);

/** The worse of two verdicts on parts of one objective: one that freezes, then the one with less left. */
export function worse(left: Budget, right: Budget): Budget {
  if (left.state === 'no-data') return right;
  if (right.state === 'no-data') return left;
  if (left.freezes !== right.freezes) return left.freezes ? left : right;
  return left.remaining.num * right.remaining.den <= right.remaining.num * left.remaining.den ? left : right;
}
