import { CompiledQuery, sql, type Kysely, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertEntries, sampleEnvelope } from '../../testing/tampering/sample-ledger.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { listEntries, type EntryFilter } from './read-entries.ts';

/** One per minute, for a week; every hundredth was signed slightly after its neighbours. */
const COUNT = 10_000;
const MINUTE = 60_000;
const BEGINS = Date.UTC(2026, 0, 1);
const at = (minute: number): string => new Date(BEGINS + minute * MINUTE).toISOString();
const occurred = (seq: number): number => (seq % 100 === 0 ? Math.max(0, seq - 3) : seq);
const envelope = (seq: number): string =>
  sampleEnvelope(seq).replace(/"time":"[^"]+"/, `"time":"${at(occurred(seq))}"`);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const envelopes = Array.from({ length: COUNT }, (_, seq) => envelope(seq));
  for (let from = 0; from < COUNT; from += 5000)
    await insertEntries(database.owner, from, envelopes.slice(from, from + 5000));
  await sql`analyze ledger_entries`.execute(database.owner);
});
afterAll(async () => database.close());

type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
};

/** The result, and how many ledger rows the database read to find it. */
async function search(filter: EntryFilter, limit = 50) {
  let node: RootOperationNode | undefined;
  const watched: Kysely<unknown> = database.owner.withPlugin({
    transformQuery: (asked) => (node = asked.node),
    transformResult: async ({ result }) => result,
  });
  const found = await listEntries(watched, filter, limit);
  if (node === undefined) throw new Error('nothing was asked');
  const { sql: text, parameters } = database.owner.getExecutor().compileQuery(node, { queryId: 'search' });
  const explained = await database.owner.executeQuery<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
    CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]),
  );
  const plan = explained.rows[0]?.['QUERY PLAN'][0]?.Plan;
  return { seqs: found.map(({ seq }) => seq), looked: plan === undefined ? COUNT : lookedAt(plan) };
}

const lookedAt = (plan: Plan): number =>
  (plan['Relation Name'] === undefined
    ? 0
    : (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) *
      plan['Actual Loops']) + (plan.Plans ?? []).reduce((sum, each) => sum + lookedAt(each), 0);

const within = (from: number, to: number): readonly number[] =>
  Array.from({ length: COUNT }, (_, seq) => seq)
    .filter((seq) => occurred(seq) >= from && occurred(seq) < to)
    .toReversed();

describe('a search of the ledger by time [GOV 7.5]', () => {
  test.each([
    ['an hour of the first day', 90, 150],
    ['a minute of long ago', 700, 701],
    ['the last minutes', COUNT - 5, COUNT + 100],
    ['where nothing was', COUNT + 1000, COUNT + 2000],
    ['before the beginning', -500, -400],
  ])('finds exactly what occurred in %s, and looks at little else', async (_what, from, to) => {
    const { seqs, looked } = await search({ from: at(from), to: at(to) }, 200);
    expect(seqs).toEqual(within(from, to));
    // An hour of margin on either side, plus the result.
    expect(looked).toBeLessThan(400);
  });

  test('is as narrow with one end open, page by page, and beside another filter', async () => {
    const old = await search({ to: at(200) });
    expect(old.seqs).toEqual(within(-1, 200).slice(0, 50));
    expect(old.looked).toBeLessThan(400);
    const next = await search({ to: at(200), before: old.seqs.at(-1) ?? 0 });
    expect(next.seqs).toEqual(within(-1, 200).slice(50, 100));
    const recent = await search({ from: at(COUNT - 10) });
    expect(recent.seqs).toEqual(within(COUNT - 10, COUNT));
    expect(recent.looked).toBeLessThan(400);
    const mine = await search({ from: at(300), to: at(400), actor: actorOf(3) });
    expect(mine.seqs).toEqual(within(300, 400).filter((seq) => seq % 7 === 3));
    expect(mine.looked).toBeLessThan(400);
    expect((await search({ from: at(300), to: at(400), action: 'nothing.done' })).seqs).toEqual([]);
  });
});

test('a search by actor, resource or a clause that nothing names looks at what it finds [GOV 7.5]', async () => {
  for (const filter of [{ actor: actorOf(3) }, { resource: resourceOf(3) }, { clause: '9.9' }, { action: 'no.such' }]) {
    const { seqs, looked } = await search(filter);
    expect(seqs).toHaveLength('actor' in filter || 'resource' in filter ? 50 : 0);
    expect(looked, JSON.stringify(filter)).toBeLessThan(400);
  }
});

const resourceOf = (seq: number): string =>
  (JSON.parse(envelope(seq)) as { readonly resource: { readonly id: string } }).resource.id;
const actorOf = (seq: number): string => (JSON.parse(envelope(seq)) as { readonly actor: string }).actor;
