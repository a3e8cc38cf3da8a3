import type { Usage } from './usage.ts';

/**
 * What a million tokens cost, in millionths of a dollar: then one token costs as many picodollars (10⁻¹² $), and every sum
 * is a whole number. $3 a million tokens is 3,000,000.
 */
export type Price = {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWriteHour: number;
  /** For each run of a provider's own tool, in millionths of a dollar. */
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

/** The most that so many tokens in and out can cost, wherever a provider may count them. */
export function mostItCosts(inputTokens: number, outputTokens: number, price: Price): Money {
  const dearest = Math.max(price.input, price.cacheRead, price.cacheWrite, price.cacheWriteHour);
  return product(inputTokens, dearest) + product(outputTokens, price.output);
}

const product = (count: number, price: number): bigint => BigInt(count) * BigInt(price);
