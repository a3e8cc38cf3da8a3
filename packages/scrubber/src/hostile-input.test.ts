import { isDeep } from '@muster/testing';
import { expect, test } from 'vitest';
import { hostile } from '../test/hostile-corpus.ts';
import { testScrubber } from '../test/test-scrubber.ts';

// So many characters take a linear scanner a moment, and a quadratic one longer than the limit on any machine. A million,
// which is all that a text may have, are for `npm run test:deep`; bench/scrubber.ts prints their times. What is limited is
// the processor's time, for on a busy machine the clock tells how long a test waited for its turn.
const length = isDeep ? 2 ** 20 : 2 ** 16;
const limitMs = isDeep ? 30_000 : 750;
const scrubber = testScrubber();
/** What a server reads on its own thread: the bar is 50 ms on an idle machine, where busy neighbours take half of it. */
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
