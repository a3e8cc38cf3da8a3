import type { BreakerRule } from '../domain/breaker.ts';

/** Limits of the gateway itself, not from a clause. Times in milliseconds. */
export const GATEWAY = {
  maxRequestBytes: 32 * 1024 * 1024,
  maxAnswerBytes: 64 * 1024 * 1024,
  /** Until a provider's first byte, and between bytes. */
  firstByteMs: 120_000,
  silenceMs: 60_000,
  /** Attempts per route, including the first. */
  attempts: 3,
  backoffMs: 200,
  longestBackoffMs: 4000,
  /** Retries allowed before any have been earned. */
  retryBudget: 20,
  /** Maximum age of facts about providers, agreements and consumers; local changes apply at once. */
  factsForMs: 1000,
  /** A tranche's lease time, and the part of a limit it takes. */
  leaseMs: 60_000,
  trancheParts: 50n,
  trancheRequests: 8n,
  flushAtMostEveryMs: 250,
  /** Calls waiting to be written; above this no more are accepted. */
  mostWaiting: 100_000,
  mostPerBatch: 1000,
  cacheEntries: 2000,
  cacheCharacters: 64 * 1024 * 1024,
  /** Assumed maximum of hosted tool runs per request. */
  hostedToolRuns: 10,
  /** Binary text shorter than this is scanned like any other. */
  shortBytes: 4096,
  /** To estimate the usage of a stream that did not report it. */
  charactersPerToken: 4,
  probeEveryMs: 30_000,
  /** Interval for deleting counts of past minutes older than a day. */
  tidyEveryMs: 600_000,
} as const;

export const BREAKER: BreakerRule = {
  windowMs: 30_000,
  atLeast: 5,
  failingPercent: 50,
  openMs: 5000,
  longestOpenMs: 120_000,
};
