import type { BreakerRule } from '../domain/breaker.ts';

/** Of the gateway itself, and of no clause. Times in milliseconds. */
export const GATEWAY = {
  maxRequestBytes: 32 * 1024 * 1024,
  maxAnswerBytes: 64 * 1024 * 1024,
  /** Until a provider's first byte, and between two. */
  firstByteMs: 120_000,
  silenceMs: 60_000,
  /** Attempts at one route, the first included. */
  attempts: 3,
  backoffMs: 200,
  longestBackoffMs: 4000,
  /** Retries that may be ahead of what they are paid for by. */
  retryBudget: 20,
  /** How old what is known of providers, agreements and consumers may be; what this server changes it knows at once. */
  factsForMs: 1000,
  /** A tranche of a limit is lent for so long, and so large a part of it. */
  leaseMs: 60_000,
  trancheParts: 50n,
  trancheRequests: 8n,
  flushAtMostEveryMs: 250,
  /** Calls that wait to be written; beyond it nothing more is taken. */
  mostWaiting: 100_000,
  mostPerBatch: 1000,
  cacheEntries: 2000,
  cacheCharacters: 64 * 1024 * 1024,
  /** Runs of a provider's own tools that one request is thought to cause at most. */
  hostedToolRuns: 10,
  /** Binary text shorter than this is read like any other. */
  shortBytes: 4096,
  /** A stream that never said what it used is counted by its characters. */
  charactersPerToken: 4,
  probeEveryMs: 30_000,
  /** Minutes that are over are dropped this often, once they are a day old. */
  tidyEveryMs: 600_000,
} as const;

export const BREAKER: BreakerRule = {
  windowMs: 30_000,
  atLeast: 5,
  failingPercent: 50,
  openMs: 5000,
  longestOpenMs: 120_000,
};
