import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';

/** When to stop asking a model at a provider, and when to try it again. */
export type BreakerRule = {
  /** Failures in a row of requests that are counted together. */
  readonly windowMs: number;
  readonly atLeast: number;
  /** Of a hundred. */
  readonly failingPercent: number;
  readonly openMs: number;
  readonly longestOpenMs: number;
};

export type Breaker =
  | { readonly state: 'closed'; readonly since: Date; readonly good: number; readonly bad: number }
  | { readonly state: 'open'; readonly until: Date; readonly openMs: number }
  | { readonly state: 'half-open'; readonly since: Date; readonly openMs: number };

export const closedAt = (now: Date): Breaker => ({ state: 'closed', since: now, good: 0, bad: 0 });

/** Whether one more may go. After its pause exactly one may, to find out; one that never came back counts as failed. */
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

/** How one went, as far as the provider is to blame: a refusal of ours is no outcome. */
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
