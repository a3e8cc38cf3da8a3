import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBlameless } from './check-blameless.ts';

const word = fc.constantFrom(
  'engineer',
  'the',
  'failed',
  'to',
  'by',
  '>',
  '`',
  '\n',
  '.',
  'Ada',
  'Ada’s',
  'no',
  'one',
  'should',
  'have',
  '🌊',
  'mistake',
);

test('findings lie in the text, in order, and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        let end = 0;
        for (const finding of checkBlameless(text, ['Ada Lovelace'])) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          expect(text.slice(finding.start, finding.end)).toBe(finding.text);
          end = finding.end;
        }
      },
    ),
    { seed: 83, numRuns: 500 },
  );
});

test('a text of any kind takes time in proportion to its length', () => {
  for (const piece of ['the engineer ', '`', 'no one ', 'a.b-', '> ', '\n\n', 'mistake by ']) {
    expect(Array.isArray(checkBlameless(piece.repeat(40_000), ['Ada']))).toBe(true);
  }
}, 10_000);
