import { createExportVerifier, noteKey, noteSigner, parseReceipt } from '@muster/proofs';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { testHost, type TestHost } from '../../testing/test-host.ts';
import { transact } from '../commands/transact.ts';
import { defineAction } from './action.ts';
import { exportLines, planExport } from './export-lines.ts';
import { pruneLedger, setRetentionFloor, thinCheckpoints, type Pruned } from './retention.ts';
import { Sequencer } from './sequencer.ts';
import { defineKind } from './thing.ts';
import { verifyLedger } from './verify-ledger.ts';

const logKind = defineKind({ name: 'thing', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
const caseKind = defineKind({ name: 'case', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });
const thingDone = defineAction({
  name: 'thing.done',
  version: 1,
  kind: logKind,
  data: Type.Object({ number: Type.Integer() }),
  summarise: ({ data }) => `did thing ${data.number}`,
});
const caseDone = defineAction({ ...thingDone, name: 'case.done', kind: caseKind });
/** As defined in areas/compliance: the verifier looks for the name. */
const pruned = defineAction({
  name: 'ledger.pruned',
  version: 1,
  kind: defineKind({ ...logKind, name: 'ledger' }),
  data: Type.Object({ below: Type.Integer(), kept: Type.Integer() }),
  summarise: ({ data }) => `removed what lay below ${data.below}`,
});

const incident = asId<'incident'>('6f9f1c1e-0000-4000-8000-000000000001');
const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>('r-1') } as const;
const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const ledger = { origin: signer.name, keys: [noteKey(signer.name, signer.publicKey)] };

/** In days; so negative that no entry is too young to remove: these tests are not about the floor. */
const NO_FLOOR = -36_500;

let host: TestHost;
let sequencer: Sequencer;
beforeEach(async () => {
  host = await testHost();
  await setRetentionFloor(host.database.owner, NO_FLOOR);
  const { clock, log, ledgerMacKey: macKey } = host;
  sequencer = new Sequencer({
    db: host.database.sequencer,
    clock,
    log,
    macKey,
    origin: signer.name,
    signers: [signer],
  });
});
afterEach(async () => host.close());

/** Appends `count` entries with one timestamp; every hundredth is about the incident. */
async function append(count: number): Promise<void> {
  await transact(host, who, async (ctx) => {
    for (let number = 0; number < count; number += 1) {
      const resource = { kind: 'thing', id: String(number) };
      if (number % 100 === 0) ctx.record(caseDone, { resource, thing: incident, data: { number } });
      else ctx.record(thingDone, { resource, data: { number } });
    }
    return ok(undefined);
  });
  await sequencer.drain();
}

async function prune(given: {
  readonly olderThan: Date;
  readonly keptUntil?: Date;
  readonly keep?: readonly number[];
  readonly isSilent?: true;
}): Promise<Pruned | undefined> {
  const done = await transact(host, who, async (ctx) => {
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const result = await pruneLedger(ctx.tx, {
      keptUntil: new Date(0),
      keep: [],
      restedOn: [],
      ...given,
      at: ctx.now,
      entry,
    });
    if (result && !given.isSilent)
      ctx.record(pruned, {
        id: entry,
        resource: { kind: 'ledger', id: 'main' },
        data: { below: result.below, kept: result.kept },
      });
    return ok(result);
  });
  if (!done.ok) throw new Error(done.error.public);
  await sequencer.drain();
  return done.value;
}

const seqsLeft = async () =>
  (await sql<{ seq: string }>`select seq from ledger_entries order by seq`.execute(host.db)).rows.map(({ seq }) =>
    Number(seq),
  );

const verdict = async () => {
  const judged = await verifyLedger(host.db, ledger);
  return judged.kind === 'judged' ? judged.verdict : judged;
};

describe('retention of the ledger [GOV 7.3]', () => {
  test('removes what is old enough in whole sealed tiles, keeps incidents and evidence, and all that is left still verifies', async () => {
    await append(600);
    host.clock.advance({ days: 1 });
    const young = host.clock.now();
    await append(10);
    expect(await prune({ olderThan: young, keep: [7] })).toEqual({
      first: 0,
      below: 512,
      removed: 505,
      kept: 7,
      isMoreDue: false,
    });
    expect((await seqsLeft()).slice(0, 8)).toEqual([0, 7, 100, 200, 300, 400, 500, 512]);
    expect(await verdict()).toMatchObject({ ok: true, from: 512, receipts: 7, caveats: [] });
  });

  test('never reaches an entry that is younger, nor one in a tile that is not full', async () => {
    await append(300);
    expect(await prune({ olderThan: host.clock.now() })).toBeUndefined();
    host.clock.advance({ milliseconds: 1 });
    expect(await prune({ olderThan: host.clock.now() })).toMatchObject({ first: 0, below: 256 });
    expect(await prune({ olderThan: host.clock.now() })).toBeUndefined();
  });

  test('what has a retention of its own goes when that ends', async () => {
    await append(256);
    host.clock.advance({ days: 1 });
    await prune({ olderThan: host.clock.now() });
    expect(await seqsLeft()).toEqual([0, 100, 200, 256]);
    expect(await prune({ olderThan: new Date(1), keptUntil: host.clock.now() })).toMatchObject({ removed: 3 });
    expect(await seqsLeft()).toEqual([256, 257]);
    expect(await verdict()).toMatchObject({ ok: true, receipts: 0 });
  });

  test('a removal that no signed entry tells of is found out', async () => {
    await append(300);
    host.clock.advance({ days: 1 });
    await prune({ olderThan: host.clock.now(), isSilent: true });
    await append(1);
    expect(await verdict()).toMatchObject({ ok: false, problem: 'removed', seq: 0 });
  });

  test('a kept entry that somebody edits is named', async () => {
    await append(300);
    host.clock.advance({ days: 1 });
    await prune({ olderThan: host.clock.now() });
    await sql`alter table ledger_entries_0 disable trigger all`.execute(host.database.owner);
    await sql`update ledger_entries set envelope = replace(envelope, '"number":100', '"number":999') where seq = 100`.execute(
      host.database.owner,
    );
    expect(await verdict()).toMatchObject({ ok: false, problem: 'edited', seq: 100 });
  });

  test('the application removes nothing by itself, whatever it sets', async () => {
    await append(300);
    await sql`select set_config('muster.retention', 'runs', false)`.execute(host.db);
    for (const table of ['ledger_entries', 'ledger_checkpoints', 'ledger_prunes']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(host.db)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(
      sql`select thin_checkpoints(${host.clock.now()})`.execute(host.database.sequencer),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

test('signed heads older than a day are thinned to the last of each minute, and the ledger still verifies', async () => {
  for (let count = 0; count < 4; count += 1) {
    await append(1);
    host.clock.advance({ seconds: 20 });
  }
  host.clock.advance({ days: 2 });
  await append(1);
  await host.db.transaction().execute((tx) => thinCheckpoints(tx, host.clock.now()));
  const { rows } = await sql<{ size: string }>`select size from ledger_checkpoints order by size`.execute(host.db);
  expect(rows.map(({ size }) => Number(size))).toEqual([3, 4, 5]);
  expect(await verdict()).toMatchObject({ ok: true, size: 5 });
});

describe('an export', () => {
  const read = async (range: { readonly from?: number; readonly to?: number }) => {
    const plan = await planExport(host.db, range);
    if (plan === undefined) throw new Error('nothing to export');
    const lines: string[] = [];
    for await (const line of exportLines(host.db, ledger, plan)) lines.push(line);
    return { plan, lines };
  };

  test('ends at a signed head that covers what was asked for', async () => {
    await append(10);
    await append(10);
    expect((await read({ from: 3, to: 4 })).plan).toMatchObject({ from: 3, size: 10 });
    expect((await read({ to: 10 })).plan).toMatchObject({ from: 0, size: 20 });
    expect(await planExport(host.db, { from: 20 })).toBeUndefined();
  });

  test('carries what outlived retention as receipts', async () => {
    await append(300);
    host.clock.advance({ days: 1 });
    await prune({ olderThan: host.clock.now() });
    const { lines } = await read({});
    const receipts = lines.filter((line) => line.startsWith('{"receipt":'));
    expect(receipts).toHaveLength(3);
    const first = parseReceipt((JSON.parse(receipts[1] ?? '') as { receipt: string }).receipt);
    expect(first).toMatchObject({ ok: true, value: { index: 100 } });
  });

  const judge = (lines: readonly string[]) => {
    const verifier = createExportVerifier({ trust: ledger });
    for (const line of lines) verifier.line(line);
    return verifier.finish();
  };

  test('that ends before the entry of the pruning carries it, so that what is gone is owned up to', async () => {
    await append(300);
    host.clock.advance({ days: 1 });
    await prune({ olderThan: host.clock.now() });
    const { plan, lines } = await read({ to: 280 });
    expect(plan).toMatchObject({ from: 256, size: 300 });
    expect(judge(lines)).toMatchObject({ ok: true, size: 300, receipts: 3, caveats: [] });
    expect(judge(lines.filter((line) => !line.startsWith('{"pruning":')))).toMatchObject({ problem: 'removed' });
  });

  test('of which a kept entry was taken out, or doubled, does not hold: the pruning entry counts them', async () => {
    await append(300);
    host.clock.advance({ days: 1 });
    await prune({ olderThan: host.clock.now() });
    const { lines } = await read({});
    const at = lines.findIndex((line) => line.startsWith('{"receipt":'));
    expect(judge(lines)).toMatchObject({ ok: true, receipts: 3 });
    expect(judge(lines.toSpliced(at + 1, 1))).toMatchObject({ problem: 'kept', expected: 3, found: 2 });
    expect(judge(lines.toSpliced(at, 0, lines[at]!))).toMatchObject({ problem: 'doubled', seq: 0 });
  });
});
