import { isDeep } from '@muster/testing';
import { expect, test } from 'vitest';
import { hostile } from '../test/hostile-corpus.ts';
import { testScrubber } from '../test/test-scrubber.ts';

// At this length a linear scanner takes an instant, and a quadratic one exceeds the limit on any machine. The maximum
// length of a million is for `npm run test:deep`; bench/scrubber.ts prints its times. The limit is on CPU time, because
// on a busy machine the wall clock includes waiting.
const length = isDeep ? 2 ** 20 : 2 ** 16;
const limitMs = isDeep ? 30_000 : 750;
const scrubber = testScrubber();
/**
 * What a server scrubs on its main thread: the limit is 50 ms on an idle machine, of which busy neighbours take half.
 */
const onThread = 40 * 1024;
const onThreadMs = isDeep ? 50 : 150;

for (const { name, text } of hostile) {
  test(`${name} cannot keep the scrubber busy [GOV 6.5]`, () => {
    const given = text(length);
    const began = process.threadCpuUsage();
    const result = scrubber.text(given);
    const { user, system } = process.threadCpuUsage(began);
    expect(result.text.length).toBeGreaterThan(0);
    expect((user + system) / 1000).toBeLessThan(limitMs);
  });

  test(`40 kB of ${name} are read within the turn of a thread [GOV 6.5]`, () => {
    const given = text(onThread);
    const times = [1, 2, 3].map(() => {
      const began = process.threadCpuUsage();
      scrubber.text(given);
      const { user, system } = process.threadCpuUsage(began);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(onThreadMs);
  });
}
