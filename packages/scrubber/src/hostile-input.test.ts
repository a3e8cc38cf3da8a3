import { expect, test } from 'vitest';
import { hostile } from '../test/hostile-corpus.ts';
import { testScrubber } from '../test/test-scrubber.ts';

// A quarter of a million characters take a linear scanner a moment and a quadratic one minutes: the runner's own limit
// is the bound. bench/scrubber.ts prints the times for a million.
const length = 2 ** 18;
const scrubber = testScrubber();

for (const { name, text } of hostile) {
  test(`${name} cannot keep the scrubber busy [GOV 6.5]`, () => {
    const result = scrubber.text(text(length));
    expect(result.text.length).toBeGreaterThan(0);
  });
}
