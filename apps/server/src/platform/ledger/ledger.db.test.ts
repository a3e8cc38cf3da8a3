import { createLedgerVerifier, decodeVerifierKey, encodeVerifierKey, noteSigner } from '@muster/proofs';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { asId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import { asSuperuser } from '../../testing/test-database.ts';
import { testHost, type TestHost } from '../../testing/test-host.ts';
import { transact } from '../commands/transact.ts';
import { defineAction } from './action.ts';
import { actionRegistry } from './actions-registry.ts';
import { nativeSha256 } from './native-sha256.ts';
import { openContent } from './open-content.ts';
import { entriesFrom, entriesOf, firstOf, latestCheckpoint, ledgerSize } from './read-entries.ts';
import { advanceReader, type LedgerReader } from './reader.ts';
import { Sequencer } from './sequencer.ts';
import { defineKind } from './thing.ts';

const caseKind = defineKind({ name: 'case', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });
const thingDone = defineAction({
  name: 'thing.done',
  version: 1,
  kind: caseKind,
  data: Type.Object({ number: Type.Integer() }),
  content: Type.Object({ words: Type.String() }),
  summarise: ({ data }) => `did thing ${data.number}`,
});

const incident = asId<'incident'>('6f9f1c1e-0000-4000-8000-000000000001');
const person = {
  kind: 'person',
  id: asId<'principal'>('6f9f1c1e-0000-4000-8000-000000000002'),
  sessionId: 's',
} as const;
const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const who = { actor: person, requestId: asId<'request'>('r-1') };

let host: TestHost;
beforeEach(async () => {
  host = await testHost();
});
afterEach(async () => host.close());
afterAll(() => {});

const sequencer = () =>
  new Sequencer({
    db: host.database.sequencer,
    clock: host.clock,
    log: host.log,
    macKey: host.ledgerMacKey,
    origin: signer.name,
    signers: [signer],
  });

const append = (number: number, words = 'some words') =>
  transact(host, who, async (ctx) => {
    ctx.record(thingDone, {
      resource: { kind: 'thing', id: String(number) },
      thing: incident,
      data: { number },
      content: { fields: { words } },
    });
    return ok(number);
  });

async function verdict() {
  const key = decodeVerifierKey(encodeVerifierKey(signer));
  if (!key.ok) throw new Error(key.detail);
  const verifier = createLedgerVerifier({
    trust: { origin: signer.name, keys: [key.value] },
    sha256: nativeSha256,
  });
  const { rows } = await sql<{ note: string }>`select note from ledger_checkpoints order by size`.execute(host.db);
  for (const { note } of rows) verifier.checkpoint(note, 'ledger');
  for (const entry of await entriesFrom(host.db, 0, 10_000)) verifier.entry(entry.seq ?? -1, Buffer.from(entry.text));
  return verifier.finish();
}

describe('appending and sequencing', () => {
  test('entries get a gapless seq in the order they were appended, and the signed head covers them all', async () => {
    for (const number of [1, 2, 3]) await append(number);
    expect(await sequencer().drain()).toBe(3);
    const entries = await entriesFrom(host.db, 0, 10);
    expect(entries.map(({ seq, envelope }) => [seq, envelope.data['number']])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(await verdict()).toMatchObject({ ok: true });
  });

  test('each audit event carries actor, UTC time, action, resource and log_type "audit" [GOV 7.2]', async () => {
    await append(1);
    await sequencer().drain();
    const [entry] = await entriesFrom(host.db, 0, 1);
    expect(entry?.envelope).toMatchObject({
      log_type: 'audit',
      actor: person.id,
      time: host.clock.now().toISOString(),
      action: 'thing.done',
      resource: { kind: 'thing', id: '1' },
    });
    expect(entry?.envelope.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('a refused command leaves no entry: state and entry commit together or not at all [GOV 7.1]', async () => {
    await transact(host, who, async (ctx) => {
      ctx.record(thingDone, { resource: { kind: 'case', id: '1' }, data: { number: 1 } });
      return err({ kind: 'conflict', code: 'things/no', public: 'No.' });
    });
    expect(await sequencer().drain()).toBe(0);
    expect(await ledgerSize(host.db)).toBe(0);
  });

  test('two servers that sequence at once neither skip nor double an entry', async () => {
    const [one, other] = [sequencer(), sequencer()];
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([append(round * 2), append(round * 2 + 1)]);
      await Promise.all([one.drain(), other.drain()]);
    }
    await one.drain();
    const entries = await entriesFrom(host.db, 0, 100);
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(entries.map(({ envelope }) => envelope.data['number'])).size).toBe(10);
    expect(await verdict()).toMatchObject({ ok: true });
  });

  test('a sequencer whose commit failed does not build on the tree it dreamt of', async () => {
    const failing = sequencer();
    await append(1);
    await asSuperuser(`alter database ${host.database.name} set statement_timeout = 0`);
    await host.database.owner.transaction().execute(async (tx) => {
      await sql`create function fail_once() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`.execute(
        tx,
      );
      await sql`create constraint trigger fail_at_commit after insert on ledger_checkpoints deferrable initially deferred
        for each row execute function fail_once()`.execute(tx);
    });
    await expect(failing.drain()).rejects.toThrow(/disk full/);
    await sql`drop trigger fail_at_commit on ledger_checkpoints`.execute(host.database.owner);
    await append(2);
    await sequencer().drain();
    await append(3);
    await failing.drain();
    expect(await verdict()).toMatchObject({ ok: true });
    expect(await ledgerSize(host.db)).toBe(3);
  });

  test('a row that somebody wrote into the database without the key is set aside and raised, never signed', async () => {
    await append(1);
    await sql`insert into ledger_pending (id, thing_kind, thing_id, envelope, mac)
      select '6f9f1c1e-0000-4000-8000-0000000000ff', thing_kind, thing_id,
        replace(envelope, '"number":1', '"number":2'), mac from ledger_pending`.execute(host.db);
    await sequencer().drain();
    expect(await ledgerSize(host.db)).toBe(1);
    expect(host.log.events).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'ledger.forged_row_set_aside' }),
    );
    const { rows } = await sql`select id from ledger_set_aside`.execute(host.db);
    expect(rows).toHaveLength(1);
  });

  test('one sees one’s own entry before it is sequenced', async () => {
    await append(1);
    const before = await entriesOf(host.db, { kind: 'case', id: incident }, 10);
    expect(before.map(({ seq }) => seq)).toEqual([undefined]);
    await sequencer().drain();
    await append(2);
    expect((await entriesOf(host.db, { kind: 'case', id: incident }, 10)).map(({ seq }) => seq)).toEqual([
      0,
      undefined,
    ]);
    expect((await entriesOf(host.db, { kind: 'case', id: incident }, 1)).map(({ seq }) => seq)).toEqual([undefined]);
  });

  test('the first of an incident is its oldest of that action, sequenced or not', async () => {
    const first = async (action: string) =>
      (await firstOf(host.db, { kind: 'case', id: incident }, action))?.envelope.data;
    expect(await first(thingDone.name)).toBeUndefined();
    await append(1);
    await append(2);
    expect(await first(thingDone.name)).toMatchObject({ number: 1 });
    await sequencer().drain();
    await append(3);
    expect(await first(thingDone.name)).toMatchObject({ number: 1 });
    expect(await first('thing.left')).toBeUndefined();
  });
});

describe('tampering is found', () => {
  const tamper = async (statement: string) => {
    await sql`set session_replication_role = replica`.execute(host.database.owner).catch(() => {});
    const client = host.database.owner;
    await sql.raw(statement).execute(client);
  };

  test.each([
    [
      'an edited entry',
      `update ledger_entries set envelope = replace(envelope, '"number":2', '"number":9') where seq = 2`,
    ],
    ['a removed entry', 'delete from ledger_entries where seq = 2'],
    ['a truncated tail', 'delete from ledger_entries where seq >= 3'],
  ])('%s', async (_what, statement) => {
    for (const number of [0, 1, 2, 3, 4]) await append(number);
    await sequencer().drain();
    await sql`alter table ledger_entries disable trigger all`.execute(host.database.owner);
    await sql`alter table ledger_entries_0 disable trigger all`.execute(host.database.owner);
    await tamper(statement);
    expect(await verdict()).toMatchObject({ ok: false });
  });

  test('the app’s own database role can neither change nor remove an entry', async () => {
    await append(1);
    await sequencer().drain();
    const refused = /permission denied/;
    await expect(sql`update ledger_entries set actor = 'somebody else'`.execute(host.db)).rejects.toThrow(refused);
    await expect(sql`delete from ledger_entries`.execute(host.db)).rejects.toThrow(refused);
    await expect(sql`delete from ledger_pending`.execute(host.db)).rejects.toThrow(refused);
  });
});

describe('content', () => {
  test('is encrypted at rest, opens for those who hold the key, and is gone for ever when the key is destroyed [GOV 6.3]', async () => {
    await append(1, 'the words that must not lie about');
    await sequencer().drain();
    const { rows } = await sql<{ ciphertext: Buffer }>`select ciphertext from ledger_content`.execute(host.db);
    expect(rows[0]?.ciphertext.toString('utf8')).not.toContain('the words');
    const [entry] = await entriesFrom(host.db, 0, 1);
    if (!entry) throw new Error('no entry');
    const opened = await openContent(host.db, host.vault, [entry.envelope]);
    expect(opened.get(entry.envelope.id)).toEqual({ words: 'the words that must not lie about' });

    await host.db.transaction().execute((tx) => host.dataKeys.destroy(tx, { kind: 'case', id: incident }, 'erased'));
    expect(await openContent(host.db, host.vault, [entry.envelope])).toEqual(new Map());
    expect(await verdict()).toMatchObject({ ok: true });
  });

  test('free text in an envelope stops the command rather than be kept for ever', async () => {
    const chatty = defineAction({
      name: 'thing.said',
      version: 1,
      kind: caseKind,
      data: Type.Object({ words: Type.String() }),
      summarise: () => '',
    });
    const said = transact(host, who, async (ctx) => {
      ctx.record(chatty, { resource: { kind: 'case', id: '1' }, data: { words: 'Jane Doe rang' } });
      return ok(undefined);
    });
    await expect(said).rejects.toThrow('free text in an envelope');
  });
});

describe('readers', () => {
  const seen: number[] = [];
  const reader = (mustUnderstandAll: boolean): LedgerReader => ({
    name: 'test-reader',
    mustUnderstandAll,
    translate: async (_tx, entries) => {
      const numbers = entries.map(({ envelope }) => Number(envelope.data['number']));
      if (numbers.includes(13)) throw new Error('poison');
      seen.push(...numbers);
    },
  });
  const parts = (actions = actionRegistry([thingDone])) => ({ db: host.db, clock: host.clock, log: host.log, actions });
  beforeEach(() => {
    seen.length = 0;
  });

  test('see every entry once, in order, however often they are run', async () => {
    for (const number of [1, 2, 3]) await append(number);
    await sequencer().drain();
    expect(await advanceReader(parts(), reader(true))).toBe(3);
    expect(await advanceReader(parts(), reader(true))).toBe(0);
    await append(4);
    await sequencer().drain();
    await advanceReader(parts(), reader(true));
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('park what they choke on, raise it, and go on behind it', async () => {
    for (const number of [1, 13, 3]) await append(number);
    await sequencer().drain();
    await advanceReader(parts(), reader(true));
    expect(seen).toEqual([1, 3]);
    const { rows } = await sql<{ seq: string }>`select seq from ledger_parked where reader = 'test-reader'`.execute(
      host.db,
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual([1]);
  });

  test('that must understand everything wait at an action they do not know', async () => {
    await append(1);
    await sequencer().drain();
    expect(await advanceReader(parts(actionRegistry([])), reader(true))).toBe(0);
    expect(await advanceReader(parts(actionRegistry([])), reader(false))).toBe(1);
  });
});

test('the checkpoint tells its size and is signed by the log’s key', async () => {
  await append(1);
  await sequencer().drain();
  const checkpoint = await latestCheckpoint(host.db);
  expect(checkpoint?.size).toBe(1);
  expect(checkpoint?.note).toMatch(/^muster\.test\/ledger\n1\n[A-Za-z0-9+/=]{44}\n\n— muster\.test\/ledger /);
});
