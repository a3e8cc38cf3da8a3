import { sql } from 'kysely';
import { asId } from '../../apps/server/src/kernel/ids.ts';
import { createSystemClock } from '../../apps/server/src/platform/clock/system-clock.ts';
import type { CommandHost } from '../../apps/server/src/platform/commands/host.ts';
import { openContext } from '../../apps/server/src/platform/commands/transact.ts';
import { createDueWorker } from '../../apps/server/src/platform/worker/due-worker.ts';
import { createDueRegistry } from '../../apps/server/src/platform/worker/registry.ts';
import { createCryptoIds } from '../../apps/server/src/platform/ids/crypto-ids.ts';
import type { Logger } from '../../apps/server/src/platform/log/logger.ts';
import { WORKERS } from './contender.ts';
import { benchDeadline, openDatabase } from './muster.ts';

/** A server process that only runs the worker. */

const log: Logger = {
  debug: () => {},
  info: () => {},
  warn: (event, fields) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`),
  error: (event, fields) => process.stderr.write(`${event} ${JSON.stringify(fields)} ${String(fields?.['failure'])}\n`),
  with: () => log,
};

const db = openDatabase(process.env['DATABASE_URL'] ?? '', WORKERS + 4);
const clock = createSystemClock();
const ids = createCryptoIds();
// The command host as far as the worker's contexts need it: these deadlines record no entries, so it has no keys and no
// scrubber.
const host = {
  db,
  clock,
  ids,
  log,
  ledgerMacKey: ids.bytes(32),
  policies: () => ({ currentVersion: 'bench' }),
} as unknown as CommandHost;

const registry = createDueRegistry();
registry.onDeadline(benchDeadline, async (ctx, row) => {
  await sql`insert into effects (key, due_at) values (${row.key}, ${row.dueAt})`.execute(ctx.tx);
});

const worker = createDueWorker({
  db,
  clock,
  registry,
  log,
  inDeadlineContext: async (act) =>
    db.transaction().execute(async (tx) => {
      const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(ids.opaque()) } as const;
      const { ctx, flush } = openContext(host, who, tx);
      const result = await act(ctx);
      await flush();
      return result;
    }),
  outside: () => {
    throw new Error('this bench has no tasks');
  },
  settings: { workers: { page: 1, clock: WORKERS, prompt: 1, chat: 1, housekeeping: 1 } },
});
worker.start();
process.stdout.write('ready\n');
