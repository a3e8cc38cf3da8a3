import { judge } from './budget.ts';
import { burnOf } from './burn-rate.ts';
import { sum, type Counts, type Point } from './counts.ts';
import type { Definition } from './definition.ts';
import type { Fraction, Ratio } from './fraction.ts';
import { HOUR_MS, MINUTE_MS, minutesOf, spanOf } from './window.ts';

/**
 * When a freeze is expected to end if nothing more fails and traffic continues as in the window: the first hour at
 * which enough bad events have left the window, plus the time that the recovery must hold. Undefined if there is no
 * freeze.
 */
export function expectedThaw(
  definition: Definition,
  hours: readonly Point[],
  at: number,
  rule: { readonly below: Ratio; readonly holdsMinutes: number },
): number | undefined {
  const window = definition.freezeWindow;
  if (window === undefined) return undefined;
  const { from, to } = spanOf(window, at);
  const inside = hours.filter((hour) => hour.at + HOUR_MS > from && hour.at < to);
  const all = sum(inside);
  if (!judge(definition, all, rule.below).freezes) return undefined;
  const hold = rule.holdsMinutes * MINUTE_MS;
  if (window.kind === 'calendar') return to + hold;
  let { bad } = all;
  for (const hour of inside) {
    bad -= hour.bad;
    if (!judge(definition, { total: all.total, bad }, rule.below).freezes)
      return Math.max(at, hour.at + HOUR_MS + window.minutes * MINUTE_MS) + hold;
  }
  return to + hold;
}

/** When the budget will be spent at the recent burn rate; undefined if it is not burning or is already spent. */
export function expectedExhaustion(
  definition: Pick<Definition, 'target' | 'window' | 'freezeWindow'>,
  remaining: Fraction,
  lately: Counts,
  at: number,
): number | undefined {
  const burn = burnOf(lately, definition.target);
  if (burn === undefined || burn.num === 0n || remaining.num <= 0n) return undefined;
  const period = BigInt(minutesOf(definition.freezeWindow ?? definition.window));
  const minutes = (remaining.num * period * burn.den) / (remaining.den * burn.num);
  return minutes > MOST_MINUTES ? undefined : at + Number(minutes) * MINUTE_MS;
}

/** Ten years: anything further off is not a forecast. */
const MOST_MINUTES = 10n * 366n * 24n * 60n;
