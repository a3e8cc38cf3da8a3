// Ledger bar: 1,500 durable single appends a second, p99 at most 15 ms, sequenced; a million entries verified offline in
// under 15 s. Run: npm exec -c 'node bench/ledger.ts' (add --quick for a short look).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedgerVerifier, createTreeBuilder, leafHash, noteKey, signCheckpoint } from '@muster/proofs';
import { createScrubber, pseudonymFrom } from '@muster/scrubber';
import { Type } from 'typebox';
import { makeHost, type AfterCommit } from '../apps/server/src/app/make-host.ts';
import { asId } from '../apps/server/src/kernel/ids.ts';
import { ok } from '../apps/server/src/kernel/result.ts';
import { transact } from '../apps/server/src/platform/commands/transact.ts';
import { connect } from '../apps/server/src/platform/database/connect.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { parseDatabaseUrl } from '../apps/server/src/platform/database/parse-database-url.ts';
import { createCryptoIds } from '../apps/server/src/platform/ids/crypto-ids.ts';
import { DataKeys } from '../apps/server/src/platform/keys/data-keys.ts';
import { openKeyRing } from '../apps/server/src/platform/keys/key-ring.ts';
import { defineAction } from '../apps/server/src/platform/ledger/action.ts';
import { nativeSha256 } from '../apps/server/src/platform/ledger/native-sha256.ts';
import { nativeSigner } from '../apps/server/src/platform/ledger/native-signer.ts';
import { nativeVerify } from '../apps/server/src/platform/ledger/native-verify.ts';
import { ledgerSize } from '../apps/server/src/platform/ledger/read-entries.ts';
import { Sequencer } from '../apps/server/src/platform/ledger/sequencer.ts';
import { startSequencerLoop } from '../apps/server/src/platform/ledger/sequencer-loop.ts';
import { onlyPolicy, releasedPolicy } from '../apps/server/src/testing/released-policy.ts';
import { silentLog } from '../apps/server/src/platform/log/silent-log.ts';
import { startBenchPostgres } from './postgres.ts';

const isQuick = process.argv.includes('--quick');
const SECONDS = isQuick ? 5 : 20;
const CLIENTS = 8;
const RUNS = isQuick ? 1 : 5;

const thingDone = defineAction({
  name: 'bench.done',
  version: 1,
  data: Type.Object({ number: Type.Integer() }),
  summarise: () => '',
});
const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>('bench') } as const;

async function appends(): Promise<void> {
  const postgres = await startBenchPostgres();
  const keys = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    const target = parseDatabaseUrl(postgres.url);
    if (!target.ok) throw new Error(target.error);
    const targets = { app: target.value, owner: target.value, sequencer: target.value };
    const database = connect(targets, silentLog);
    await migrate(database.owner);
    const ids = createCryptoIds();
    const clock = { now: () => new Date() };
    const ring = openKeyRing(keys, ids);
    const after: AfterCommit = { committed: () => {} };
    const host = makeHost(
      {
        db: database.app,
        clock,
        ids,
        log: silentLog,
        ring,
        scrubber: createScrubber({ pseudonym: pseudonymFrom((bytes) => bytes, 'k1') }),
        dataKeys: new DataKeys({ ring, ids, clock }),
        policies: () => policies,
      },
      after,
    );
    const sequencer = new Sequencer({
      db: database.sequencer,
      clock,
      log: silentLog,
      macKey: host.ledgerMacKey,
      origin: 'muster.bench/ledger',
      signers: [nativeSigner('muster.bench/ledger', ring.current('ledger-signing').bytes)],
    });
    const loop = startSequencerLoop(sequencer, { log: silentLog, now: () => clock.now() });
    after.committed = () => loop.nudge();

    const rates: number[] = [];
    const p99s: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const waits: number[] = [];
      const before = await ledgerSize(database.app);
      const began = performance.now();
      const until = began + SECONDS * 1000;
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          for (let number = 0; performance.now() < until; number += 1) {
            const sent = performance.now();
            const done = await transact(host, who, async (ctx) => {
              ctx.record(thingDone, { resource: { kind: 'thing', id: String(number) }, data: { number } });
              return ok(undefined);
            });
            if (!done.ok) throw new Error(done.error.public);
            waits.push(performance.now() - sent);
          }
        }),
      );
      const took = (performance.now() - began) / 1000;
      let sequenced = 0;
      while ((sequenced = (await ledgerSize(database.app)) - before) < waits.length)
        await new Promise((resolve) => setTimeout(resolve, 5));
      const all = (performance.now() - began) / 1000;
      waits.sort((first, second) => first - second);
      const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
      rates.push(waits.length / all);
      p99s.push(p99);
      console.log(
        `run ${run + 1}: ${waits.length} appends in ${took.toFixed(1)} s, all ${sequenced} sequenced after ${all.toFixed(1)} s, p99 ${p99.toFixed(1)} ms`,
      );
    }
    console.log(
      `appends, sequenced: median ${median(rates).toFixed(0)}/s (bar 1,500), median p99 ${median(p99s).toFixed(1)} ms (bar 15), ${CLIENTS} clients`,
    );
    await loop.stop();
    await database.close();
  } finally {
    await postgres.stop();
    rmSync(keys, { recursive: true, force: true });
  }
}

function verifyMillion(): void {
  const count = isQuick ? 100_000 : 1_000_000;
  const signer = nativeSigner('muster.bench/ledger', Buffer.alloc(32, 7));
  const entryOf = (seq: number) =>
    Buffer.from(`{"seq":${String(seq).padStart(10, '0')},"pad":"${'x'.repeat(500 - 27)}"}`);
  const tree = createTreeBuilder(undefined, nativeSha256);
  const checkpoints: string[] = [];
  for (let seq = 0; seq < count; seq += 1) {
    tree.append(leafHash(entryOf(seq), nativeSha256));
    if (tree.size % 1000 === 0)
      checkpoints.push(signCheckpoint({ origin: signer.name, size: tree.size, root: tree.root() }, [signer]));
  }
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    const verifier = createLedgerVerifier({
      firstSeq: 0,
      trust: { origin: signer.name, keys: [noteKey(signer.name, signer.publicKey)], verify: nativeVerify },
      sha256: nativeSha256,
    });
    for (const note of checkpoints) verifier.checkpoint(note, 'ledger');
    for (let seq = 0; seq < count; seq += 1) verifier.entry(seq, entryOf(seq));
    const verdict = verifier.finish();
    if (!verdict.ok) throw new Error(JSON.stringify(verdict));
    times.push((performance.now() - began) / 1000);
    console.log(
      `run ${run + 1}: ${count} entries of 500 bytes and ${checkpoints.length} heads verified in ${times.at(-1)?.toFixed(1)} s`,
    );
  }
  console.log(`offline verification of ${count}: median ${median(times).toFixed(1)} s (bar 15 for a million)`);
}

const median = (values: readonly number[]): number =>
  values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;

const policies = onlyPolicy(releasedPolicy());
if (!process.argv.includes('--verify-only')) await appends();
verifyMillion();
