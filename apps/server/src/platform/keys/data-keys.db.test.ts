import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outlet } from '@muster/policy';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Db } from '../database/db.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { IntegrityError } from './aead.ts';
import { contentVault } from './content-vault.ts';
import { DataKeys, type Opened, type Sealed } from './data-keys.ts';
import type { KeySubject } from './data-key-rows.ts';
import { openKeyRing, type KeyRing } from './key-ring.ts';
import { matchKeys } from './match-keys.ts';
import { asId } from '../../kernel/ids.ts';

let db: TestDatabase;
let folder: string;
let ring: KeyRing;
let clock: ManualClock;
let ids = createSeededIds();
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => db.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-data-keys-'));
  ids = createSeededIds(folder.length + Number.parseInt(folder.slice(-4), 36));
  ring = openKeyRing(join(folder, 'keys'), ids);
  clock = createManualClock();
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await sql`truncate data_keys`.execute(db.owner);
});

/** Another server, or this one after a restart: nothing is cached. */
const server = (): DataKeys => new DataKeys({ ring, ids, clock });
const person = (id: string): KeySubject => ({ kind: 'person', id });
const incident = (id: string): KeySubject => ({ kind: 'incident', id });
const text = (words: string): Buffer => Buffer.from(words);
const seen = new Outlet('what a test sees', 'CONFIDENTIAL');
const shown = (opened: Opened) =>
  opened.kind === 'plain' ? { kind: 'plain', plaintext: seen.take(opened.plaintext) } : opened;
const encrypt = async (keys: DataKeys, subject: KeySubject, words: string, aad = 'row 1'): Promise<Sealed> =>
  inTransaction(db.app, async (tx) => keys.encrypt(tx, subject, text(words), aad));
const erase = async (keys: DataKeys, subject: KeySubject) =>
  inTransaction(db.app, async (tx) => keys.destroy(tx, subject, 'erasure request'));

async function countQueries<T>(work: (counted: Db) => Promise<T>): Promise<{ value: T; queries: number }> {
  let queries = 0;
  const counted = db.app.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { value: await work(counted), queries };
}

describe('content at rest [GOV 6.3]', () => {
  test('is readable with the keys folder, by any server, and for nobody without', async () => {
    const sealed = await encrypt(server(), person('p1'), 'Ada Lovelace');
    expect(sealed.ciphertext.includes('Ada')).toBe(false);
    expect(shown(await server().decrypt(db.app, sealed, 'row 1'))).toEqual({
      kind: 'plain',
      plaintext: text('Ada Lovelace'),
    });
    const stranger = new DataKeys({ ring: openKeyRing(join(folder, 'other'), createSeededIds(99)), ids, clock });
    await expect(stranger.decrypt(db.app, sealed, 'row 1')).rejects.toThrow(IntegrityError);
  });

  test('does not open in another place, nor under the key of another subject', async () => {
    const keys = server();
    const [ada, bob] = [await encrypt(keys, person('p1'), 'Ada'), await encrypt(keys, person('p2'), 'Bob')];
    await expect(keys.decrypt(db.app, ada, 'row 2')).rejects.toThrow(IntegrityError);
    await expect(keys.decrypt(db.app, { ...ada, keyId: bob.keyId }, 'row 1')).rejects.toThrow(IntegrityError);
  });

  test('has a key for each subject, the same for a person and an incident of one name only by accident', async () => {
    const keys = server();
    const sealed = [
      await encrypt(keys, person('x'), 'a'),
      await encrypt(keys, person('y'), 'a'),
      await encrypt(keys, incident('x'), 'a'),
      await encrypt(keys, person('x'), 'a'),
    ];
    expect(new Set(sealed.map((each) => each.keyId)).size).toBe(3);
    expect(new Set(sealed.map((each) => each.ciphertext.toString('hex'))).size).toBe(4);
  });

  test('a wrapped key moved to another subject in the database does not open', async () => {
    const [ada, bob] = [await encrypt(server(), person('p1'), 'Ada'), await encrypt(server(), person('p2'), 'Bob')];
    await sql`update data_keys set wrapped_key = (select wrapped_key from data_keys where id = ${bob.keyId}) where id = ${ada.keyId}`.execute(
      db.app,
    );
    await expect(server().decrypt(db.app, ada, 'row 1')).rejects.toThrow(IntegrityError);
  });
});

describe('destroying a key', () => {
  test('makes everything under it unreadable, on the server that did it at once', async () => {
    const keys = server();
    const [first, second] = [
      await encrypt(keys, person('p1'), 'Ada'),
      await encrypt(keys, person('p1'), 'her reason', 'row 2'),
    ];
    const other = await encrypt(keys, person('p2'), 'Bob');
    clock.advance({ minutes: 1 });
    expect(await erase(keys, person('p1'))).toBe('destroyed');
    const opened = await keys.decryptMany(db.app, [
      { ...first, aad: 'row 1' },
      { ...other, aad: 'row 1' },
      { ...second, aad: 'row 2' },
    ]);
    expect(opened.map(shown)).toEqual([
      { kind: 'destroyed', at: clock.now() },
      { kind: 'plain', plaintext: text('Bob') },
      { kind: 'destroyed', at: clock.now() },
    ]);
  });

  test('reaches another server when it is told, and within half a minute if nobody tells', async () => {
    const [eraser, told, untold] = [server(), server(), server()];
    const sealed = await encrypt(eraser, person('p1'), 'Ada');
    for (const keys of [told, untold]) await keys.decrypt(db.app, sealed, 'row 1');
    await erase(eraser, person('p1'));
    told.forget(person('p1'));
    expect((await told.decrypt(db.app, sealed, 'row 1')).kind).toBe('destroyed');
    clock.advance({ seconds: 30 });
    expect((await untold.decrypt(db.app, sealed, 'row 1')).kind).toBe('destroyed');
  });

  test('is final: nothing can be written for the subject again, not even if it never had a key', async () => {
    await erase(server(), person('p1'));
    expect(await erase(server(), person('p1'))).toBe('already');
    await expect(encrypt(server(), person('p1'), 'Ada')).rejects.toMatchObject({
      error: { code: 'keys/destroyed', clause: '6.3' },
    });
    const revive = sql`update data_keys set destroyed_at = null, tombstone = null, wrapped_key = '\\x00', master_kid = 'k1'`;
    await expect(revive.execute(db.owner)).rejects.toMatchObject({ code: '23001' });
    await expect(sql`delete from data_keys`.execute(db.owner)).rejects.toMatchObject({ code: '23001' });
  });

  test('that is rolled back destroys nothing', async () => {
    const keys = server();
    const sealed = await encrypt(keys, person('p1'), 'Ada');
    const failing = inTransaction(db.app, async (tx) => {
      await keys.destroy(tx, person('p1'), 'mistake');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await keys.decrypt(db.app, sealed, 'row 1')).kind).toBe('plain');
  });
});

const PATIENCE = 1000;

describe('keys and transactions', () => {
  test('a key whose transaction was rolled back is never used again', async () => {
    const keys = server();
    const failing = inTransaction(db.app, async (tx) => {
      await keys.encrypt(tx, person('p1'), text('lost'), 'row 1');
      await keys.encrypt(tx, person('p1'), text('lost'), 'row 2');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const sealed = await encrypt(keys, person('p1'), 'kept');
    expect(shown(await server().decrypt(db.app, sealed, 'row 1'))).toEqual({ kind: 'plain', plaintext: text('kept') });
  });

  test('nor is one made behind a savepoint that was rolled back', async () => {
    const keys = server();
    const sealed = await inTransaction(db.app, async (tx) => {
      await sql`savepoint poison`.execute(tx);
      await keys.encrypt(tx, person('p1'), text('lost'), 'row 1');
      await keys.encrypt(tx, person('p1'), text('lost'), 'row 1');
      await sql`rollback to savepoint poison`.execute(tx);
      return keys.encrypt(tx, person('p1'), text('kept'), 'row 1');
    });
    expect(shown(await server().decrypt(db.app, sealed, 'row 1'))).toEqual({ kind: 'plain', plaintext: text('kept') });
  });

  test('servers that write for a new subject at once agree on one key, and do not lock each other out', async () => {
    const subjects = Array.from({ length: 50 }, (_, index) => person(`p${index}`));
    const write = async (order: readonly KeySubject[]) =>
      inTransaction(db.app, async (tx) => {
        const keys = await server().dataKeysFor(tx, order);
        return subjects.map((subject) => keys.seal({ subject, plaintext: text('x'), aad: '' }).keyId);
      });
    const [first, ...others] = await Promise.all([write(subjects), write(subjects.toReversed()), write(subjects)]);
    for (const other of others) expect(other).toEqual(first);
  });

  test('a subject that comes into being in the transaction gets its key without a question, one for all its content', async () => {
    const keys = server();
    const born = { ...incident('born'), isNewSubject: true };
    const sealed = await inTransaction(db.app, async (tx) => {
      const [first, second] = [await keys.dataKeysFor(tx, [born]), await keys.dataKeysFor(tx, [born])];
      return [first, second].map((each) => each.seal({ subject: born, plaintext: text('words'), aad: 'row 1' }));
    });
    expect(new Set(sealed.map(({ keyId }) => keyId)).size).toBe(1);
    for (const each of sealed)
      expect(shown(await server().decrypt(db.app, each, 'row 1'))).toEqual({ kind: 'plain', plaintext: text('words') });
  });

  test('a subject that was said to be new and is not fails the commit', async () => {
    await encrypt(server(), incident('old'), 'words');
    const wrong = inTransaction(db.app, async (tx) =>
      server().dataKeysFor(tx, [{ ...incident('old'), isNewSubject: true }]),
    );
    await expect(wrong).rejects.toMatchObject({ code: '23505' });
  });

  test('the key of a subject whose transaction was rolled back is made again', async () => {
    const keys = server();
    const born = { ...incident('born'), isNewSubject: true };
    const givenUp = inTransaction(db.app, async (tx) => {
      await keys.dataKeysFor(tx, [born]);
      throw new Error('given up');
    });
    await expect(givenUp).rejects.toThrow('given up');
    const sealed = await inTransaction(db.app, async (tx) =>
      (await keys.dataKeysFor(tx, [born])).seal({ subject: born, plaintext: text('words'), aad: 'row 1' }),
    );
    expect(await server().decrypt(db.app, sealed, 'row 1')).toMatchObject({ kind: 'plain' });
  });

  test('a batch of a thousand subjects costs three queries the first time, then one, then none', async () => {
    const subjects = Array.from({ length: 1000 }, (_, index) => incident(`i${index}`));
    const keys = server();
    const ask = async (): Promise<number> => {
      const { queries } = await countQueries(async (counted) =>
        inTransaction(counted, async (tx) => keys.dataKeysFor(tx, subjects)),
      );
      return queries;
    };
    expect(await ask()).toBe(3);
    // Rows are settled once no transaction of this PostgreSQL is older, and other suites' may briefly be.
    const later: number[] = [];
    while (later.at(-1) !== 0 && later.length < PATIENCE) later.push(await ask());
    expect([...new Set(later)]).toEqual([1, 0]);
  });
});

describe('the master key', () => {
  test('that is missing is named', async () => {
    const sealed = await encrypt(server(), person('p1'), 'Ada');
    ring.add('master');
    rmSync(join(folder, 'keys', 'master-k1.key'));
    ring = openKeyRing(join(folder, 'keys'), ids);
    await expect(server().decrypt(db.app, sealed, 'row 1')).rejects.toMatchObject({
      error: { code: 'keys/missing', public: expect.stringContaining('master-k1.key') },
    });
  });
});

test('at start, keys that belong to other data are refused by file name', async () => {
  const own = await testDatabase();
  try {
    await matchKeys(own.app, ring, clock.now());
    ring.add('links');
    await matchKeys(own.app, ring, clock.now());
    const strange = openKeyRing(join(folder, 'strange'), createSeededIds(77));
    await expect(matchKeys(own.app, strange, clock.now())).rejects.toMatchObject({
      error: { code: 'keys/other-data', public: expect.stringContaining('master-k1.key') },
    });
  } finally {
    await own.close();
  }
});

test('the content of entries goes in and out, and erased content is absent', async () => {
  const keys = server();
  const vault = contentVault(keys);
  const item = (entry: string, who: string) => ({
    entryId: asId<'entry'>(entry),
    subject: { kind: 'person', id: asId<'principal'>(who) } as const,
    plaintext: text(`about ${who}`),
  });
  const items = [item('e1', 'p1'), item('e2', 'p2')];
  const sealed = await inTransaction(db.app, async (tx) => vault.seal(tx, items));
  await erase(keys, person('p1'));
  const rows = sealed.map((each, index) => ({ entryId: items[index]!.entryId, ...each }));
  expect(await vault.open(db.app, rows)).toEqual(new Map([['e2', text('about p2')]]));
});
