import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeptLog } from '../../testing/kept-log.ts';
import { ENTRIES_A_PASS, type LedgerReader, type ReaderParts } from './reader.ts';
import { startReaders } from './reader-loop.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Readers over a ledger with this many passes left, which grows on demand; each pass takes as long as given. */
function ledgerOf(names: readonly string[], { passes = 0, passMs = 0 } = {}) {
  const left = new Map(names.map((name) => [name, passes]));
  const advanced: string[] = [];
  const log = createKeptLog();
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const loop = startReaders(
    { log } as unknown as ReaderParts,
    names.map((name) => ({ name }) as LedgerReader),
    {
      subscribe: (subscriber) => {
        wake = subscriber;
        return () => (wake = undefined);
      },
    },
    async (_, { name }) => {
      advanced.push(name);
      const there = left.get(name) ?? 0;
      if (passMs > 0) await new Promise((resolve) => setTimeout(resolve, passMs));
      if (failure) throw failure;
      if (there === 0) return 0;
      left.set(name, (left.get(name) ?? 0) - 1);
      return ENTRIES_A_PASS;
    },
  );
  return {
    advanced,
    log,
    isHeard: () => wake !== undefined,
    grow: () => {
      for (const [name, there] of left) left.set(name, there + 1);
      wake?.();
    },
    failWith: (next: Error | undefined) => (failure = next),
    stop: async () => loop.stop(),
  };
}

test('what the ledger holds already is read at the start, by every reader, until it has caught up', async () => {
  const { advanced, stop } = ledgerOf(['one', 'other'], { passes: 3 });
  await vi.advanceTimersByTimeAsync(0);
  expect(advanced.filter((name) => name === 'one')).toHaveLength(4);
  expect(advanced.filter((name) => name === 'other')).toHaveLength(4);
  await stop();
});

test('a ledger that grows after a while is read at once', async () => {
  const { advanced, grow, stop } = ledgerOf(['one']);
  await vi.advanceTimersByTimeAsync(1_000);
  advanced.length = 0;
  grow();
  await vi.advanceTimersByTimeAsync(0);
  expect(advanced).toHaveLength(2);
  await stop();
});

test('in a storm what comes shortly after one reading shares the next, and the last of it is read too', async () => {
  const { advanced, grow, stop } = ledgerOf(['one']);
  await vi.advanceTimersByTimeAsync(1_000);
  advanced.length = 0;
  for (let at = 0; at < 1_000; at += 5) {
    grow();
    await vi.advanceTimersByTimeAsync(5);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  // Each growth is one pass, and each catch-up ends with a pass that finds nothing.
  const readings = advanced.length - 200;
  expect(readings).toBeGreaterThanOrEqual(9);
  expect(readings).toBeLessThanOrEqual(11);
  await stop();
});

test('what the ledger grows by while a reader is at work is read without another signal', async () => {
  const { advanced, grow, stop } = ledgerOf(['one'], { passMs: 50 });
  await vi.advanceTimersByTimeAsync(49);
  grow();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(advanced).toHaveLength(3);
  await stop();
});

test('a reader that fails says so, stops no other, and is tried again when the ledger grows', async () => {
  const { advanced, grow, log, failWith, stop } = ledgerOf(['one', 'other']);
  await vi.advanceTimersByTimeAsync(1_000);
  failWith(new Error('the database is away'));
  grow();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log.events.map(({ event }) => event)).toEqual(['ledger.reader_failed', 'ledger.reader_failed']);
  failWith(undefined);
  advanced.length = 0;
  grow();
  await vi.advanceTimersByTimeAsync(0);
  expect(advanced.toSorted()).toEqual(['one', 'one', 'one', 'other', 'other', 'other']);
  await stop();
});

test('stopping waits for the pass under way, begins no other and leaves no timer', async () => {
  const { advanced, grow, isHeard, stop } = ledgerOf(['one'], { passes: 5, passMs: 50 });
  await vi.advanceTimersByTimeAsync(10);
  grow();
  let isStopped = false;
  const stopped = stop().then(() => (isStopped = true));
  await vi.advanceTimersByTimeAsync(39);
  expect(isStopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await stopped;
  expect([advanced.length, isHeard(), vi.getTimerCount()]).toEqual([1, false, 0]);
});
