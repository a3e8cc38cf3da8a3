/*
 * The bar of the tamper suite: every manipulation by somebody with full SQL rights is found and named within 60 s in a
 * ledger of 100,000 entries with one anchor. Making the manipulation is not timed; finding it is.
 *
 *     npm exec -c 'node bench/tamper.ts'            100,000 entries
 *     npm exec -c 'node bench/tamper.ts --quick'    a tenth
 */
import { connect } from '../apps/server/src/platform/database/connect.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { parseDatabaseUrl } from '../apps/server/src/platform/database/parse-database-url.ts';
import { latestCheckpoint } from '../apps/server/src/platform/ledger/read-entries.ts';
import { silentLog } from '../apps/server/src/platform/log/logger.ts';
import { copiesOf, examine } from '../apps/server/src/testing/tampering/examine.ts';
import { manipulations } from '../apps/server/src/testing/tampering/manipulations.ts';
import { fillLedger } from '../apps/server/src/testing/tampering/sample-ledger.ts';
import { machine } from './machine.ts';
import { startBenchPostgres } from './postgres.ts';

const LIMIT_S = 60;
const count = process.argv.includes('--quick') ? 10_000 : 100_000;
const UNDONE = new Error('undone');

const postgres = await startBenchPostgres({ settings: { fsync: 'off', max_wal_size: '8GB' } });
const target = parseDatabaseUrl(postgres.url);
if (!target.ok) throw new Error(target.error);
const database = connect({ app: target.value, owner: target.value, sequencer: target.value }, silentLog);
const { owner } = database;
let slowest = 0;
let missed = 0;
try {
  await migrate(owner);
  await fillLedger(owner, count);
  const anchor = (await latestCheckpoint(owner))?.note ?? '';
  const copies = await copiesOf(owner, count);
  for (const { name, apply, found: named } of manipulations) {
    await owner
      .transaction()
      .execute(async (tx) => {
        const on = { db: tx, count, copies: [...copies] };
        await apply(on);
        const began = performance.now();
        const found = await examine(tx, { count, copies: on.copies, anchors: [anchor] });
        const seconds = (performance.now() - began) / 1000;
        slowest = Math.max(slowest, seconds);
        const isRight =
          named.length === 0 ? found.length === 0 : named.every((one) => found.some((each) => one.test(each)));
        if (!isRight) missed += 1;
        console.log(
          `${isRight ? 'found ' : 'MISSED'} ${seconds.toFixed(1)} s  ${name}: ${found[0] ?? 'nothing, as it should be'}`,
        );
        throw UNDONE;
      })
      .catch((failure: unknown) => {
        if (failure !== UNDONE) throw failure;
      });
  }
} finally {
  await database.close();
  await postgres.stop();
}
const isHeld = missed === 0 && slowest <= LIMIT_S;
console.log(
  `${manipulations.length} manipulations in ${count} entries: ${missed} missed, the slowest found in ${slowest.toFixed(1)} s, bar ${LIMIT_S} s: ${isHeld ? 'held' : 'NOT held'}; PostgreSQL ${postgres.version}, ${machine()}`,
);
process.exitCode = isHeld ? 0 : 1;
