import { expect, test } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

const gate = () => Promise.withResolvers<void>();

test('jobs run a few at a time, in their order, and a failed one gives its place on', async () => {
  const queue = createWorkQueue({ atOnce: 2, mostWeight: 10 });
  const began: number[] = [];
  const gates = [gate(), gate(), gate(), gate()];
  const jobs = gates.map(async ({ promise }, index) =>
    queue.run(1, async () => {
      began.push(index);
      await promise;
      if (index === 1) throw new Error('spoilt');
      return index;
    }),
  );
  const settled = Promise.allSettled(jobs);
  await Promise.resolve();
  expect(began).toEqual([0, 1]);
  gates[1]?.resolve();
  await expect(jobs[1]).rejects.toThrow('spoilt');
  expect(began).toEqual([0, 1, 2]);
  for (const { resolve } of gates) resolve();
  await queue.idle();
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('is full by weight, but takes anything while it is empty', async () => {
  const queue = createWorkQueue({ atOnce: 1, mostWeight: 10 });
  expect(queue.isFull(100)).toBe(false);
  const { promise, resolve } = gate();
  const job = queue.run(8, async () => promise);
  expect([queue.isFull(2), queue.isFull(3)]).toEqual([false, true]);
  resolve();
  await job;
  expect(queue.isFull(3)).toBe(false);
});
