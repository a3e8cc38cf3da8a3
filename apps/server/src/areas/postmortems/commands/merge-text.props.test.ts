import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeText } from './merge-text.ts';

const sentence = fc.constantFrom(
  'v1.2 of it',
  'a.b.c',
  '?!',
  'No end',
  '\r\n',
  'The queue grew. ',
  'Nobody was paged.\n',
  'It was rolled back. ',
  'The alert came late.\n\n',
  '🌊 rose. ',
);
const text = fc.array(sentence, { maxLength: 12 }).map((parts) => parts.join(''));

/** Each person's additions carry their mark, so that they can be found in the result. */
const edited = (mark: string) =>
  fc.tuple(text, fc.nat(), fc.boolean()).map(([added, at, cuts]) => ({ mark, added, at, cuts }));

test('whatever two people typed is in the merged text', () => {
  fc.assert(
    fc.property(text, edited('A'), edited('B'), (base, first, second) => {
      const apply = ({ mark, added, at, cuts }: { mark: string; added: string; at: number; cuts: boolean }): string => {
        const place = base.length === 0 ? 0 : at % (base.length + 1);
        return `${base.slice(0, place)}[${mark}] ${added}${base.slice(cuts ? Math.min(base.length, place + 20) : place)}`;
      };
      const { text: merged } = mergeText(base, apply(first), apply(second));
      expect(merged).toContain('[A]');
      expect(merged).toContain('[B]');
      expect(mergeText(base, base, apply(first)).text).toBe(apply(first));
    }),
    { seed: 8, numRuns: 400 },
  );
});

test('who changes nothing gets what the other wrote, and two who write the same are of one mind', () => {
  fc.assert(
    fc.property(text, text, (base, changed) => {
      expect(mergeText(base, changed, base)).toEqual({ text: changed, conflicts: 0 });
      expect(mergeText(base, base, changed)).toEqual({ text: changed, conflicts: 0 });
      expect(mergeText(base, changed, changed)).toEqual({ text: changed, conflicts: 0 });
    }),
    { seed: 9, numRuns: 200 },
  );
});

test('two sentences of one paragraph merge without a question', () => {
  const base = 'The queue grew. It was rolled back. Then all was well.';
  const mine = 'The queue grew for an hour. It was rolled back. Then all was well.';
  const theirs = 'The queue grew. It was rolled back. Then all was well again.';
  expect(mergeText(base, theirs, mine)).toEqual({
    text: 'The queue grew for an hour. It was rolled back. Then all was well again.',
    conflicts: 0,
  });
});
