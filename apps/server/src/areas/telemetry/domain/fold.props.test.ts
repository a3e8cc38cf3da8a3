import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, type Counted } from './fold.ts';

const minutes = [0, 1, 2].map((minute) => new Date(Date.UTC(2026, 10, 2, 9, minute)));
const counted: fc.Arbitrary<Counted> = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c'),
    minute: fc.constantFrom(...minutes),
    sequence: fc.bigInt({ min: 0n, max: 5n }),
    bad: fc.bigInt({ min: 0n, max: 9n }),
    good: fc.bigInt({ min: 0n, max: 9n }),
  })
  // A name with a given sequence always has the same content.
  .map(({ key, minute, sequence, bad, good }) => ({
    name: `${key}-${minute.getTime()}`,
    series: 'S',
    part: '',
    minute,
    sequence,
    total: (good + bad + sequence) % 7n,
    bad: ((good + bad + sequence) % 7n) / 2n,
  }));
const unique = (given: readonly Counted[]) => [
  ...new Map(given.map((each) => [`${each.name} ${each.sequence}`, each])).values(),
];

test('replayed, reordered and in pieces, minutes end as the newest of each name', () => {
  const runs = fc.tuple(fc.array(counted, { maxLength: 30 }), fc.infiniteStream(fc.nat()));
  fc.assert(
    fc.property(runs, ([given, dice]) => {
      const said = unique(given);
      const throwDice = (): number => Number(dice.next().value);
      const delivered = [...said, ...said].toSorted(() => (throwDice() % 2 === 0 ? 1 : -1));
      const known = new Map<string, Counted>();
      const sums = new Map<number, [bigint, bigint]>();
      while (delivered.length > 0) {
        const batch = delivered.splice(0, 1 + (throwDice() % 4));
        const { changed, repeated, deltas } = fold(known, batch);
        expect(changed.length + repeated).toBe(batch.length);
        for (const each of changed) known.set(each.name, each);
        for (const { minute, total, bad } of deltas) {
          const [totals, bads] = sums.get(minute.getTime()) ?? [0n, 0n];
          sums.set(minute.getTime(), [totals + total, bads + bad]);
        }
      }
      for (const minute of minutes) {
        const newest = new Map<string, Counted>();
        for (const each of said.filter((one) => one.minute.getTime() === minute.getTime()))
          if (each.sequence > (newest.get(each.name)?.sequence ?? -1n)) newest.set(each.name, each);
        const oracle = [...newest.values()].reduce<[bigint, bigint]>(
          ([totals, bads], { total, bad }) => [totals + total, bads + bad],
          [0n, 0n],
        );
        expect(sums.get(minute.getTime()) ?? [0n, 0n]).toEqual(oracle);
      }
    }),
    { seed: 390, numRuns: 50 * depth },
  );
});
