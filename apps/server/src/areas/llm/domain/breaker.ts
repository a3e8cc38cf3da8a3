import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';

/** When to stop calling a model at a provider, and when to try again. */
export type BreakerRule = {
  /** Requests within this window are counted together. */
  readonly windowMs: number;
  readonly atLeast: number;
  /** Percent. */
  readonly failingPercent: number;
  readonly openMs: number;
  readonly longestOpenMs: number;
};

export type Breaker =
  | { readonly state: 'closed'; readonly since: Date; readonly good: number; readonly bad: number }
  | { readonly state: 'open'; readonly until: Date; readonly openMs: number }
  | { readonly state: 'half-open'; readonly since: Date; readonly openMs: number };

export const closedAt = (now: Date): Breaker => ({ state: 'closed', since: now, good: 0, bad: 0 });

/**
 * Whether another request may go. After the pause exactly one may, as a probe; one that never returns counts as failed.
 */
export function admit(
  breaker: Breaker,
  rule: BreakerRule,
  now: Date,
): { readonly breaker: Breaker; readonly admitted: boolean } {
  switch (breaker.state) {
    case 'closed':
      return { breaker, admitted: true };
    case 'open':
      return isBefore(now, breaker.until)
        ? { breaker, admitted: false }
        : { breaker: { state: 'half-open', since: now, openMs: breaker.openMs }, admitted: true };
    case 'half-open':
      return isBefore(now, addMilliseconds(breaker.since, rule.windowMs))
        ? { breaker, admitted: false }
        : { breaker: { ...breaker, since: now }, admitted: true };
  }
}

/** Counts an outcome the provider is responsible for; our own refusals do not count. */
export function note(breaker: Breaker, went: 'well' | 'badly', rule: BreakerRule, now: Date): Breaker {
  switch (breaker.state) {
    case 'open':
      return breaker;
    case 'half-open':
      return went === 'well' ? closedAt(now) : opened(Math.min(breaker.openMs * 2, rule.longestOpenMs), now);
    case 'closed': {
      const isOld = !isBefore(now, addMilliseconds(breaker.since, rule.windowMs));
      const counted = isOld ? { since: now, good: 0, bad: 0 } : breaker;
      const good = counted.good + (went === 'well' ? 1 : 0);
      const bad = counted.bad + (went === 'badly' ? 1 : 0);
      return bad >= rule.atLeast && bad * 100 >= (good + bad) * rule.failingPercent
        ? opened(rule.openMs, now)
        : { state: 'closed', since: counted.since, good, bad };
    }
  }
}

const opened = (openMs: number, now: Date): Breaker => ({ state: 'open', until: addMilliseconds(now, openMs), openMs });
