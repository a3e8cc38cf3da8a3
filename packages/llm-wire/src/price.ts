import type { Usage } from './usage.ts';

/**
 * The price of a million tokens, in millionths of a dollar: so one token costs as many picodollars (10⁻¹² $), and every
 * sum is an integer. $3 per million tokens is 3,000,000.
 */
export type Price = {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWriteHour: number;
  /** For each run of a provider's built-in tool, in millionths of a dollar. */
  readonly toolCall: number;
};

/** Picodollars. */
export type Money = bigint;

export const PICO_PER_MICRO = 1_000_000n;

export function costOf(usage: Usage, price: Price): Money {
  const tokens =
    product(usage.input, price.input) +
    product(usage.output, price.output) +
    product(usage.cacheRead, price.cacheRead) +
    product(usage.cacheWrite, price.cacheWrite) +
    product(usage.cacheWriteHour, price.cacheWriteHour);
  return tokens + product(usage.toolCalls, price.toolCall) * PICO_PER_MICRO;
}

/** The maximum cost of this many input and output tokens, in whichever category the provider counts them. */
export function mostItCosts(inputTokens: number, outputTokens: number, price: Price): Money {
  const dearest = Math.max(price.input, price.cacheRead, price.cacheWrite, price.cacheWriteHour);
  return product(inputTokens, dearest) + product(outputTokens, price.output);
}

const product = (count: number, price: number): bigint => BigInt(count) * BigInt(price);
