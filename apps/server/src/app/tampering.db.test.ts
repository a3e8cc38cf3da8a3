import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestCheckpoint } from '../platform/ledger/read-entries.ts';
import { copiesOf, examine } from '../testing/tampering/examine.ts';
import { manipulations, type Manipulation } from '../testing/tampering/manipulations.ts';
import { fillLedger } from '../testing/tampering/sample-ledger.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';

/** A few tiles; `bench/tamper.ts` does the same with a hundred thousand entries. */
const COUNT = 900;

let database: TestDatabase;
let anchor: string;
let copies: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  await fillLedger(database.owner, COUNT);
  anchor = (await latestCheckpoint(database.owner))?.note ?? '';
  copies = await copiesOf(database.owner, COUNT);
});
afterAll(async () => database.close());

const UNDONE = new Error('undone');

/** What is found after a manipulation. The manipulation is undone. */
async function after({ apply }: Manipulation, anchors: readonly string[]): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await database.owner
    .transaction()
    .execute(async (tx) => {
      const on = { db: tx, count: COUNT, copies: [...copies] };
      await apply(on);
      found = await examine(tx, { count: COUNT, copies: on.copies, anchors });
      throw UNDONE;
    })
    .catch((failure: unknown) => {
      if (failure !== UNDONE) throw failure;
    });
  return found;
}

describe('somebody with every right on the database and one anchor outside [GOV 7.4, 7.5]', () => {
  test('finds nothing to hide behind: as it stands all of it holds', async () => {
    const found = await examine(database.owner, { count: COUNT, copies, anchors: [anchor] });
    expect(found).toEqual([]);
    expect(manipulations.filter(({ found: named }) => named.length > 0).length).toBeGreaterThanOrEqual(12);
  });

  test.each(manipulations)('$name', async (manipulation) => {
    const found = await after(manipulation, [anchor]);
    if (manipulation.found.length === 0) expect(found).toEqual([]);
    for (const named of manipulation.found) expect(found).toContainEqual(expect.stringMatching(named));
  });

  test.each(manipulations.filter(({ needsAnchor }) => needsAnchor))(
    'without an anchor and a sink nobody can see that $name',
    async (manipulation) => {
      const found = await after(manipulation, []);
      expect(found.filter((each) => each.startsWith('ledger:'))).toEqual([]);
      // The sink's copies are also outside Muster and reveal it.
      expect(found).toContainEqual(expect.stringMatching(/^sink: /));
    },
  );

  test('nothing was left of any of them', async () => {
    const { rows } = await sql<{ count: string }>`select count(*) from ledger_entries`.execute(database.owner);
    expect(Number(rows[0]?.count)).toBe(COUNT);
  });
});
