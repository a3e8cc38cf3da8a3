import { describe, expect, test } from 'vitest';
import { createNaturalBatches, type BatchOptions } from './natural-batches.ts';

/** A batcher whose runs end when the test says so. */
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
  /** Ends run after run until nothing is left. */
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
    expect(await first).toBe('a stored');
    expect(await Promise.all(others)).toEqual(['b', 'c', 'd'].map((item) => `${item} stored`));
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
    expect(await answer).toBe('a stored');
  });

  test('says when no more may wait, which one alone always may', async () => {
    const { batches, settled, finish } = gated();
    expect(batches.isFull(100)).toBe(false);
    const kept = [batches.add('running')];
    await settled();
    kept.push(...['a', 'b'].map(async (item) => batches.add(item)));
    expect([batches.isFull(1), batches.isFull(2)]).toEqual([false, true]);
    await finish();
    await Promise.all(kept);
    expect(batches.waiting).toBe(0);
  });

  test('a batch as large as the one under way runs beside it, a smaller one waits, and a third waits for either', async () => {
    const { batches, runs, settled, finish } = gated({ mostWaiting: 100, mostPerBatch: 100 });
    const many = (name: string, count: number) =>
      Array.from({ length: count }, async (_, index) => batches.add(`${name}${index}`));
    const all = many('a', 20);
    await settled();
    all.push(...many('b', 19));
    await settled();
    expect(runs.map(({ length }) => length)).toEqual([20]);
    all.push(batches.add('c'));
    await settled();
    expect(runs.map(({ length }) => length)).toEqual([20, 20]);
    all.push(...many('d', 30));
    await settled();
    expect(runs).toHaveLength(2);
    await finish();
    await Promise.all(all);
    expect(runs.map(({ length }) => length)).toEqual([20, 20, 30]);
  });

  test('all is done when it is idle', async () => {
    const { batches, finish } = gated({ mostWaiting: 10 });
    const answers = Promise.all(['a', 'b'].map(async (item) => batches.add(item)));
    let isIdle = false;
    const idle = batches.idle().then(() => (isIdle = true));
    await Promise.resolve();
    expect(isIdle).toBe(false);
    await finish();
    await idle;
    expect(await answers).toEqual(['a stored', 'b stored']);
    await batches.idle();
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
