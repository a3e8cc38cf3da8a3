import { expect, test } from 'vitest';
import { depth } from '../../testing/depth.ts';
import { hostile } from '../test/hostile-corpus.ts';
import { testScrubber } from '../test/test-scrubber.ts';

// So many characters take a linear scanner a moment, and a quadratic one longer than the limit on any machine. A million,
// which is all that a text may have, are for `npm run test:deep`; bench/scrubber.ts prints their times.
const isDeep = depth > 1;
const length = isDeep ? 2 ** 20 : 2 ** 17;
const timeout = isDeep ? 30_000 : 7_500;
const scrubber = testScrubber();

for (const { name, text } of hostile) {
  test(`${name} cannot keep the scrubber busy [GOV 6.5]`, { timeout }, () => {
    const result = scrubber.text(text(length));
    expect(result.text.length).toBeGreaterThan(0);
  });
}
