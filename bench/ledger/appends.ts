import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { makeHost, type AfterCommit } from '../../apps/server/src/app/make-host.ts';
import { asId } from '../../apps/server/src/kernel/ids.ts';
import { ok } from '../../apps/server/src/kernel/result.ts';
import { transact } from '../../apps/server/src/platform/commands/transact.ts';
import { connect } from '../../apps/server/src/platform/database/connect.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { parseDatabaseUrl } from '../../apps/server/src/platform/database/parse-database-url.ts';
import { createCryptoIds } from '../../apps/server/src/platform/ids/crypto-ids.ts';
import { DataKeys } from '../../apps/server/src/platform/keys/data-keys.ts';
import { openKeyRing } from '../../apps/server/src/platform/keys/key-ring.ts';
import { defineAction } from '../../apps/server/src/platform/ledger/action.ts';
import { nativeSigner } from '../../apps/server/src/platform/ledger/native-signer.ts';
import { ledgerSize } from '../../apps/server/src/platform/ledger/read-entries.ts';
import { Sequencer } from '../../apps/server/src/platform/ledger/sequencer.ts';
import { startSequencerLoop } from '../../apps/server/src/platform/ledger/sequencer-loop.ts';
import { defineKind } from '../../apps/server/src/platform/ledger/thing.ts';
import { silentLog } from '../../apps/server/src/platform/log/logger.ts';
import { openServerScrubber } from '../../apps/server/src/platform/scrubbing/server-scrubber.ts';
import { onlyPolicy, releasedPolicy } from '../../apps/server/src/testing/released-policy.ts';
import { machine } from '../machine.ts';
import { median } from '../median.ts';
import { startBenchPostgres } from '../postgres.ts';

const CLIENTS = 8;
const LEAST_A_SECOND = 1500;
const MOST_P99_MS = 15;

const thingDone = defineAction({
  name: 'bench.done',
  version: 1,
  kind: defineKind({ name: 'thing', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' }),
  data: Type.Object({ number: Type.Integer() }),
  summarise: () => '',
});
const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>('bench') } as const;

/** Times commands that each record one entry in its own transaction, until the sequencer has numbered it. */
export async function measureAppends(of: { readonly runs: number; readonly seconds: number }): Promise<boolean> {
  const postgres = await startBenchPostgres();
  const keys = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    const ledger = await openLedger(postgres.url, keys);
    const rates: number[] = [];
    const p99s: number[] = [];
    for (let run = 1; run <= of.runs; run += 1) {
      const { waits, seconds } = await appendFor(of.seconds, ledger);
      const p99 = waits.toSorted((first, second) => first - second)[Math.floor(waits.length * 0.99)] ?? Number.NaN;
      rates.push(waits.length / seconds);
      p99s.push(p99);
      console.log(
        `run ${run}: ${waits.length} appends, all sequenced after ${seconds.toFixed(1)} s, p99 ${p99.toFixed(1)} ms`,
      );
    }
    await ledger.close();
    const isHeld = median(rates) >= LEAST_A_SECOND && median(p99s) <= MOST_P99_MS;
    console.log(
      `appends, sequenced: median of ${of.runs} ${median(rates).toFixed(0)}/s (bar ${LEAST_A_SECOND}), p99 ${median(p99s).toFixed(1)} ms (bar ${MOST_P99_MS}), ${CLIENTS} clients: ${isHeld ? 'held' : 'NOT held'}; PostgreSQL ${postgres.version}, ${machine()}`,
    );
    return isHeld;
  } finally {
    await postgres.stop();
    rmSync(keys, { recursive: true, force: true });
  }
}

type BenchLedger = {
  append(number: number): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
};

async function openLedger(url: string, keys: string): Promise<BenchLedger> {
  const target = parseDatabaseUrl(url);
  if (!target.ok) throw new Error(target.error);
  const database = connect({ app: target.value, owner: target.value, sequencer: target.value }, silentLog);
  await migrate(database.owner);
  const ids = createCryptoIds();
  const clock = { now: () => new Date() };
  const ring = openKeyRing(keys, ids);
  const policies = onlyPolicy(releasedPolicy());
  const after: AfterCommit = { committed: () => {} };
  const host = makeHost(
    {
      db: database.app,
      reports: database.reports,
      clock,
      ids,
      log: silentLog,
      ring,
      scrubber: openServerScrubber(ring.current('pseudonym')),
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
  return {
    async append(number) {
      const done = await transact(host, who, async (ctx) => {
        ctx.record(thingDone, { resource: { kind: 'thing', id: String(number) }, data: { number } });
        return ok(undefined);
      });
      if (!done.ok) throw new Error(done.error.public);
    },
    size: async () => ledgerSize(database.app),
    async close() {
      await loop.stop();
      await database.close();
    },
  };
}

async function appendFor(
  seconds: number,
  ledger: BenchLedger,
): Promise<{ readonly waits: readonly number[]; readonly seconds: number }> {
  const waits: number[] = [];
  const before = await ledger.size();
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let number = 0; performance.now() < until; number += 1) {
        const sent = performance.now();
        await ledger.append(number);
        waits.push(performance.now() - sent);
      }
    }),
  );
  while ((await ledger.size()) - before < waits.length) await new Promise((resolve) => setTimeout(resolve, 5));
  return { waits, seconds: (performance.now() - began) / 1000 };
}
