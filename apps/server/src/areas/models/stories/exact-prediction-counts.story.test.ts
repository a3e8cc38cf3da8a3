import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPredictionIntake } from '../intake/open-intake.ts';
import { outcome, prediction, startModelStory } from '../testing/model-story.ts';

/**
 * Deliveries may be split, repeated, reordered, sent with outcomes before their predictions, or cut off before the
 * response: the counts are the same as if everything had arrived once, in order.
 */
test('kill, replay, reorder and duplicate: every count is exact', async () => {
  const sent = Array.from({ length: 24 }, (_, place) =>
    prediction({
      at: `2026-11-0${1 + (place % 2)}T08:${10 + place}:00Z`,
      decision: place % 3 === 0 ? 'reject' : 'approve',
      features: { amount: place * 7.5, region: place % 2 === 0 ? 'north' : 'nowhere', returning: place % 5 === 0 },
      groups: { sex: place % 4 === 0 ? 'F' : 'M' },
      producer: 'scorer',
      sequence: place + 1,
    }),
  );
  const said = sent.flatMap(({ id, at }, place) => [
    outcome(id, place % 4 === 0 ? 'reject' : 'approve', { at, observedAt: '2026-11-02T08:50:00Z' }),
    ...(place % 3 === 0 ? [outcome(id, 'approve', { at, observedAt: '2026-11-02T08:55:00Z' })] : []),
  ]);
  const settle = async (deliver: (models: Awaited<ReturnType<typeof startModelStory>>) => Promise<unknown>) => {
    const models = await startModelStory();
    try {
      await deliver(models);
      const tallies = [
        await models.tally(),
        await models.tally('1', 'region=north'),
        await models.tally('1', 'region=other'),
      ];
      const rows = [
        await models.rows('predictions'),
        await models.rows('prediction_outcomes'),
        await models.rows('early_outcomes'),
      ];
      return { tallies, rows };
    } finally {
      await models.end();
    }
  };
  const oracle = await settle(async ({ log, tell }) => {
    await log(...sent);
    await tell(...said);
  });
  expect(oracle.rows).toEqual([24, 32, 0]);
  const deliveries = fc.sample(
    fc.tuple(
      fc.shuffledSubarray([...sent.keys()], { minLength: sent.length }),
      fc.shuffledSubarray([...said.keys()], { minLength: said.length }),
      fc.array(fc.nat(sent.length - 1), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
    ),
    { numRuns: 3, seed: 41 },
  );
  for (const [order, words, again, size] of deliveries) {
    const settled = await settle(async ({ log, tell, intake }) => {
      const predictions = [...order, ...again].map((place) => sent[place] ?? {});
      const outcomes = [...words, ...words.slice(0, size)].map((place) => said[place] ?? {});
      // Half of it at once without awaiting the response, as from a sender that dies and starts over.
      const lost = intake.receive('dies', predictions.slice(0, size * 2));
      for (let from = 0; from < Math.max(predictions.length, outcomes.length); from += size) {
        await Promise.all([
          outcomes.length > from ? tell(...outcomes.slice(from, from + size)) : undefined,
          predictions.length > from ? log(...predictions.slice(from, from + size)) : undefined,
        ]);
      }
      await lost;
    });
    expect(settled).toEqual(oracle);
  }
});

test('two servers that are told the same at once store it once; the slower one’s sender comes again', async () => {
  const models = await startModelStory();
  try {
    const { host } = models.story;
    const room = { clock: host.clock, dataKeys: host.dataKeys, ring: host.ring };
    const other = openPredictionIntake(host, room);
    const rows = Array.from({ length: 30 }, () => prediction());
    const told = await Promise.allSettled([models.log(...rows), other.receive('other', rows)]);
    for (const each of told)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ error: { code: 'models/stored-elsewhere' } });
    expect(await models.log(...rows)).toEqual(rows.map(() => 'repeated'));
    expect((await models.tally()).n).toBe(30);
    expect(await models.rows('predictions')).toBe(30);
  } finally {
    await models.end();
  }
});
