import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNaturalBatches } from './natural-batches.ts';

const MOST_PER_BATCH = 12;

/** An item for the batcher, and what it does to the batch it is in. */
type Item = { readonly id: number; readonly weight: number; readonly fault: 'none' | 'its-own' | 'of-all' | 'short' };
/** The next event: items arrive together, or the first or last running batch ends. */
type Event =
  | { readonly kind: 'arrive'; readonly items: readonly Omit<Item, 'id'>[] }
  | { readonly kind: 'end'; readonly last: boolean };

const item = fc.record({
  weight: fc.integer({ min: 0, max: 20 }),
  fault: fc.oneof(
    { weight: 12, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('its-own' as const, 'of-all' as const, 'short' as const) },
  ),
});
const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('arrive' as const), items: fc.array(item, { minLength: 1, maxLength: 24 }) }),
    fc.record({ kind: fc.constant('end' as const), last: fc.boolean() }),
  ),
  { maxLength: 40 },
);

class PoisonFailure extends Error {}

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Plays the events, then ends what is left. @returns for each run its items and how many runs were in progress */
async function play(happening: readonly Event[]) {
  const gates: PromiseWithResolvers<void>[] = [];
  const runs: number[][] = [];
  const underWay: number[] = [];
  const batches = createNaturalBatches<Item, string>({
    run: async (items) => {
      runs.push(items.map(({ id }) => id));
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      underWay.push(gates.length);
      await gate.promise;
      if (items.some(({ fault }) => fault === 'of-all')) throw new Error('the database is away');
      if (items.some(({ fault }) => fault === 'its-own')) throw new PoisonFailure('cannot be stored');
      const answers = items.map(({ id }) => `${id} stored`);
      return items.some(({ fault }) => fault === 'short') ? answers.slice(1) : answers;
    },
    weigh: ({ weight }) => weight,
    mostPerBatch: MOST_PER_BATCH,
    mayBePoison: (failure) => failure instanceof PoisonFailure,
  });
  const end = async (last: boolean): Promise<void> => {
    (last ? gates.pop() : gates.shift())?.resolve();
    await settled();
  };

  const items: Item[] = [];
  const answers: Promise<string>[] = [];
  const answered: number[] = [];
  for (const event of happening) {
    if (event.kind === 'end') {
      await end(event.last);
      continue;
    }
    for (const each of event.items) {
      const added = { ...each, id: items.length };
      items.push(added);
      const answer = batches.add(added);
      const count = (): void => void answered.push(added.id);
      answer.then(count, count);
      answers.push(answer);
    }
    await settled();
  }
  while (gates.length > 0) await end(false);
  await batches.idle();
  return { items, runs, underWay, answered, outcomes: await Promise.allSettled(answers), waiting: batches.waiting };
}

const isPoison = ({ fault }: Item): boolean => fault === 'its-own';
const isTroubled = ({ fault }: Item): boolean => fault === 'of-all' || fault === 'short';

test('each item is answered once with its own answer, whatever fails; only a fault of all fails a neighbour', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (happening) => {
      const { items, runs, answered, outcomes, waiting } = await play(happening);
      expect(answered.toSorted((a, b) => a - b)).toEqual(items.map(({ id }) => id));
      expect(waiting).toBe(0);
      for (const [id, outcome] of outcomes.entries()) {
        const own = items[id];
        if (outcome.status === 'fulfilled') {
          expect(outcome.value).toBe(`${id} stored`);
          expect(own?.fault).toBe('none');
          continue;
        }
        // The last run containing the item is the one that failed it.
        const together = runs.findLast((run) => run.includes(id))?.map((each) => items[each] as Item) ?? [];
        expect(together.some(isTroubled) || (together.length === 1 && together.every(isPoison))).toBe(true);
      }
    }),
    { seed: 1, numRuns: 19 * depth },
  );
});

test('no batch is heavier than it may be, unless one item is, and no more than two are under way', async () => {
  let mostAtOnce = 0;
  await fc.assert(
    fc.asyncProperty(events, async (happening) => {
      const { items, runs, underWay } = await play(happening);
      mostAtOnce = Math.max(mostAtOnce, ...underWay);
      for (const run of runs) {
        const weight = run.reduce((sum, id) => sum + (items[id]?.weight ?? 0), 0);
        expect(run.length === 1 || weight <= MOST_PER_BATCH).toBe(true);
      }
    }),
    { seed: 2, numRuns: 19 * depth },
  );
  expect(mostAtOnce).toBe(2);
});

test('items are taken in the order in which they came, each batch that of the queue', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (happening) => {
      const { items, runs } = await play(happening);
      for (const run of runs) expect(run).toEqual(run.map((_, index) => (run[0] ?? 0) + index));
      const firstRunOf = items.map(({ id }) => runs.findIndex((run) => run.includes(id)));
      expect(firstRunOf).toEqual(firstRunOf.toSorted((a, b) => a - b));
    }),
    { seed: 3, numRuns: 19 * depth },
  );
});
