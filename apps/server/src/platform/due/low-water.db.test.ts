import fc from 'fast-check';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMilliseconds, laterOf } from '../../kernel/clock.ts';
import { createDueStory } from '../../testing/due-story.ts';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Tx } from '../commands/context.ts';
import { createDueBuffer } from './due-buffer.ts';
import { defineDeadline } from './kind.ts';
import { createLowWater } from './low-water.ts';
import { claimDeadline } from './statements/claim-deadline.ts';

const kind = defineDeadline({ name: 'test.any', lane: 'clock', whenLate: 'fire-once', payload: Type.Object({}) });
const LAG_MS = 1000;
const BEGIN = new Date('2026-11-02T09:00:00.000Z');
const END_MS = 20_000;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await createDueStory(db);
});
afterAll(async () => db.close());

/**
 * A command: opens its transaction at `from`, plans a row due `dueIn` ms later (or earlier), commits at `from + lasts`.
 */
type Writer = { readonly from: number; readonly lasts: number; readonly dueIn: number };

const writers = (longestMs: number) =>
  fc.array(
    fc.record({
      from: fc.nat({ max: 8000 }),
      lasts: fc.integer({ min: 1, max: longestMs }),
      dueIn: fc.integer({ min: -4000, max: 4000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
const looks = fc.uniqueArray(fc.nat({ max: 12_000 }), { minLength: 1, maxLength: 12 });

test('above the low-water bound nothing is lost, however late a commit inserts into the past', async () => {
  await fc.assert(
    fc.asyncProperty(writers(LAG_MS - 1), looks, async (commands, moments) => {
      const { lost } = await play(commands, moments, { sweeps: false });
      expect(lost).toEqual([]);
    }),
    { seed: 20, numRuns: 30 },
  );
});

test('what a transaction longer than the lag left below the bound is found by the next sweep', async () => {
  await fc.assert(
    fc.asyncProperty(writers(LAG_MS * 4), looks, async (commands, moments) => {
      const { lost } = await play(commands, moments, { sweeps: true });
      expect(lost).toEqual([]);
    }),
    { seed: 21, numRuns: 30 },
  );
});

test('the bound rises past what is settled, and stays below what another still holds', async () => {
  const { bound } = await play([{ from: 0, lasts: 1, dueIn: 0 }], [10, 5000], { sweeps: false });
  expect(bound).toEqual(addMilliseconds(BEGIN, END_MS - LAG_MS));
  await sql`truncate due_work`.execute(db.owner);
  await db.app.transaction().execute(async (tx) => write(tx, { from: 0, lasts: 1, dueIn: 0 }, 'held'));
  await db.app.transaction().execute(async (holder) => {
    await sql`select 1 from due_work for update`.execute(holder);
    const lowWater = createLowWater(db.app, 'clock', { lagMs: LAG_MS, kinds: () => [kind.name] });
    await lowWater.advance(addMilliseconds(BEGIN, END_MS));
    expect(lowWater.bound).toEqual(BEGIN);
  });
});

/** Plays commands and a worker's reads in order of time. @returns the rows that the worker never saw */
async function play(commands: readonly Writer[], moments: readonly number[], { sweeps }: { readonly sweeps: boolean }) {
  await sql`truncate due_work`.execute(db.owner);
  const lowWater = createLowWater(db.app, 'clock', { lagMs: LAG_MS, kinds: () => [kind.name] });
  const look = async (atMs: number) => {
    const now = addMilliseconds(BEGIN, atMs);
    while (await claimNext(lowWater.bound, now));
    await lowWater.advance(now);
  };
  const open = new Map<Writer, { commit: () => void; committed: Promise<void> }>();
  const steps = [
    ...commands.map((command) => ({
      at: command.from,
      do: async () => void open.set(command, await begin(command, commands.indexOf(command))),
    })),
    ...commands.map((command) => ({
      at: command.from + command.lasts,
      do: async () => {
        open.get(command)?.commit();
        await open.get(command)?.committed;
      },
    })),
    ...moments.map((at) => ({ at, do: async () => look(at) })),
  ];
  for (const step of steps.toSorted((a, b) => a.at - b.at)) await step.do();

  await look(END_MS);
  const { bound } = lowWater;
  if (sweeps) {
    await lowWater.sweep(addMilliseconds(BEGIN, END_MS));
    await look(END_MS);
  }
  const { rows } = await sql<{ key: string }>`select key from due_work where state = 'open' order by key`.execute(
    db.app,
  );
  return { lost: rows.map(({ key }) => key), bound };
}

const claimNext = async (from: Date, now: Date) =>
  claimDeadline(db.app as Tx, { lane: 'clock', from, kinds: [kind.name] }, now);

async function begin(command: Writer, index: number) {
  const [written, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const committed = db.app.transaction().execute(async (tx) => {
    await write(tx, command, `row ${index}`);
    written.resolve();
    await mayCommit.promise;
  });
  await written.promise;
  return { commit: () => mayCommit.resolve(), committed };
}

async function write(tx: Tx, { from, dueIn }: Writer, key: string): Promise<void> {
  const now = addMilliseconds(BEGIN, from);
  const due = createDueBuffer({ ids: createSeededIds(from + key.length * 7919 + key.charCodeAt(key.length - 1)) });
  due.plan({
    kind,
    key,
    subject: { kind: 'case', id: key },
    dueAt: laterOf(BEGIN, addMilliseconds(now, dueIn)),
    payload: {},
  });
  await due.flush(tx, now);
}
