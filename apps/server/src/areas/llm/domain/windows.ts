import { addDays, addMinutes } from '../../../kernel/clock.ts';
import type { Limits } from './consumer.ts';

/** What is limited, each in its smallest unit: requests, tokens, picodollars. */
export const measures = ['requests', 'tokens', 'day', 'month'] as const;
export type Measure = (typeof measures)[number];

/** The period over which a limit is counted. */
export type Window = { readonly from: Date; readonly until: Date };

const MINUTE_MS = 60_000;
const FULL_MONTH_DAYS = 31;

/** Calendar minutes, days and months, in UTC. */
export function windowOf(measure: Measure, at: Date): Window {
  switch (measure) {
    case 'requests':
    case 'tokens': {
      const from = new Date(at.getTime() - (at.getTime() % MINUTE_MS));
      return { from, until: addMinutes(from, 1) };
    }
    case 'day': {
      const from = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
      return { from, until: addDays(from, 1) };
    }
    case 'month': {
      const from = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
      const within = addDays(from, FULL_MONTH_DAYS);
      return { from, until: new Date(Date.UTC(within.getUTCFullYear(), within.getUTCMonth(), 1)) };
    }
  }
}

const PICO_PER_MICRO = 1_000_000n;

/** A limit in the smallest unit of its measure. */
export function limitOf(limits: Limits, measure: Measure): bigint {
  switch (measure) {
    case 'requests':
      return BigInt(limits.requestsPerMinute);
    case 'tokens':
      return BigInt(limits.tokensPerMinute);
    case 'day':
      return BigInt(limits.perDay) * PICO_PER_MICRO;
    case 'month':
      return BigInt(limits.perMonth) * PICO_PER_MICRO;
  }
}
