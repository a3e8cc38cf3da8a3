import { describe, expect, test } from 'vitest';
import { createNaturalBatches, type BatchOptions } from './natural-batches.ts';

/** Batches whose runs the test ends itself. */
function gated(given: Partial<BatchOptions<string, string>> = {}) {
  const runs: (readonly string[])[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const batches = createNaturalBatches<string, string>({
    run: async (items) => {
      runs.push(items);
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      if (items.includes('poison')) throw new Error('cannot be stored');
      return items.map((item) => `${item} stored`);
    },
    weigh: () => 1,
    mostPerBatch: 10,
    mostWaiting: 3,
    mayBePoison: () => true,
    ...given,
  });
  const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** Lets run after run end until nothing is left. */
  const finish = async (): Promise<void> => {
    await settled();
    while (gates.length > 0) {
      gates.shift()?.resolve();
      await settled();
    }
  };
  return { batches, runs, gates, settled, finish };
}

describe('natural batches', () => {
  test('one item alone waits for nobody; what arrives meanwhile shares the next run', async () => {
    const { batches, runs, settled, finish } = gated();
    const first = batches.add('a');
    await settled();
    const others = ['b', 'c', 'd'].map(async (item) => batches.add(item));
    await finish();
    expect(runs).toEqual([['a'], ['b', 'c', 'd']]);
    expect(await first).toEqual({ ok: true, value: 'a stored' });
    expect(await Promise.all(others)).toEqual(['b', 'c', 'd'].map((item) => ({ ok: true, value: `${item} stored` })));
  });

  test('nobody is answered before the run has ended', async () => {
    const { batches, settled, finish } = gated();
    let isAnswered = false;
    const answer = batches.add('a').then((result) => {
      isAnswered = true;
      return result;
    });
    await settled();
    expect(isAnswered).toBe(false);
    await finish();
    expect((await answer).ok).toBe(true);
  });

  test('beyond what may wait the answer is "unavailable, come back", at once, and nothing is kept', async () => {
    const { batches, runs, settled, finish } = gated();
    const kept = [batches.add('running')];
    await settled();
    kept.push(...['a', 'b', 'c'].map(async (item) => batches.add(item)));
    expect(await batches.add('too many')).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', retryAfterSeconds: 1 },
    });
    await finish();
    await Promise.all(kept);
    expect(runs.flat()).toEqual(['running', 'a', 'b', 'c']);
    expect(batches.waiting).toBe(0);
  });

  test('an item too big for any batch is one by itself', async () => {
    const { batches, runs, settled, finish } = gated({
      weigh: (item) => item.length,
      mostPerBatch: 4,
      mostWaiting: 100,
    });
    const all = [batches.add('x')];
    await settled();
    all.push(...['enormous', 'ab', 'cd', 'e'].map(async (item) => batches.add(item)));
    await finish();
    await Promise.all(all);
    expect(runs).toEqual([['x'], ['enormous'], ['ab', 'cd'], ['e']]);
  });

  test('one poisonous item fails alone', async () => {
    const { batches, settled, finish } = gated({ mostWaiting: 10 });
    const first = batches.add('running');
    await settled();
    const answers = Promise.allSettled(['a', 'b', 'poison', 'c', 'd'].map(async (item) => batches.add(item)));
    await finish();
    await first;
    expect((await answers).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });

  test("when the failure is nobody's fault the batch fails as one, without being tried in parts", async () => {
    const { batches, runs, settled, finish } = gated({ mayBePoison: () => false, mostWaiting: 10 });
    const first = batches.add('running');
    await settled();
    const answers = Promise.allSettled(['a', 'poison', 'b'].map(async (item) => batches.add(item)));
    await finish();
    await first;
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(runs).toHaveLength(2);
  });
});
