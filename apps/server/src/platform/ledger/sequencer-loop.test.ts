import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog } from '../log/logger.ts';
import type { Sequencer } from './sequencer.ts';
import { startSequencerLoop } from './sequencer-loop.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A loop over a sequencer that only counts its runs, rested from its first. */
async function counted() {
  let drained = 0;
  const sequencer = { drain: async () => (drained += 1) } as unknown as Sequencer;
  const loop = startSequencerLoop(sequencer, { log: silentLog, now: () => new Date(0) });
  await vi.advanceTimersByTimeAsync(0);
  await loop.begun;
  await vi.advanceTimersByTimeAsync(40);
  drained = 0;
  return { loop, drained: () => drained };
}

test('commits that follow each other closely do not keep the ledger from being sequenced [GOV 7.1]', async () => {
  const { loop, drained } = await counted();
  for (let at = 0; at < 400; at += 4) {
    loop.nudge();
    await vi.advanceTimersByTimeAsync(4);
  }
  expect(drained()).toBeGreaterThanOrEqual(8);
  await loop.stop();
});

test('a commit alone is sequenced within the time in which its like would join it', async () => {
  const { loop, drained } = await counted();
  loop.nudge();
  await vi.advanceTimersByTimeAsync(10);
  expect(drained()).toBe(1);
  await loop.stop();
});

test('commits a few hundredths of a second apart share batches, and the last of them is sequenced', async () => {
  const { loop, drained } = await counted();
  for (let at = 0; at < 400; at += 20) {
    loop.nudge();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(drained()).toBeLessThanOrEqual(10);
  await vi.advanceTimersByTimeAsync(40);
  const before = drained();
  await vi.advanceTimersByTimeAsync(400);
  expect(drained()).toBe(before);
  loop.nudge();
  await vi.advanceTimersByTimeAsync(10);
  expect(drained()).toBe(before + 1);
  await loop.stop();
});

test('what another server left behind is found without a nudge, and stopping runs once more', async () => {
  const { loop, drained } = await counted();
  await vi.advanceTimersByTimeAsync(500);
  expect(drained()).toBe(1);
  await loop.stop();
  expect(drained()).toBe(2);
});
