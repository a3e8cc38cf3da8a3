import { Services } from '../kernel/services.ts';
import { sql } from 'kysely';
import type { Clock } from '../kernel/clock.ts';
import { asId } from '../kernel/ids.ts';
import type { CommandContext, Tx } from '../platform/commands/context.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import { openContext } from '../platform/commands/transact.ts';
import { createDueWorker, type DueWorker } from '../platform/worker/due-worker.ts';
import type { WorkerParts, WorkerWatch, Served } from '../platform/worker/worker-parts.ts';
import type { DueRegistry } from '../platform/worker/registry.ts';
import type { Db } from '../platform/database/db.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createKeptLog } from './kept-log.ts';
import { createSeededIds } from './seeded-ids.ts';
import type { TestDatabase } from './test-database.ts';

/** Due work without any areas: a clock to move, commands that plan, workers that serve. */
export type DueStory = {
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof createKeptLog>;
  readonly served: readonly Served[];
  /** What was parked, and why. */
  parked(): readonly { readonly key: unknown; readonly reason: unknown }[];
  readonly held: readonly string[];
  /** Runs and commits one command. */
  command(decide: (ctx: CommandContext) => void | Promise<void>): Promise<void>;
  /** One server's worker, on the story's clock unless given another. */
  worker(
    registry: DueRegistry,
    options?: { readonly clock?: Clock; readonly watch?: WorkerWatch } & Pick<WorkerParts, 'settings'>,
  ): DueWorker;
  rows(): Promise<readonly RowNow[]>;
  /** What handlers wrote with `takeEffect`, ordered by time. */
  effects(): Promise<readonly string[]>;
};

export type RowNow = {
  readonly key: string;
  readonly state: string;
  readonly attempt: number;
  readonly reason: string | null;
};

/** Writes an effect in the handler's own transaction. */
export const takeEffect = async (tx: Tx, key: string): Promise<void> => {
  await sql`insert into effects (key) values (${key})`.execute(tx);
};

/** Seeds the ids: stories of one file share a database, whose ledger keeps every id. */
let stories = 0;

export async function createDueStory(db: TestDatabase): Promise<DueStory> {
  await emptyTables(db.owner);
  const clock = createManualClock();
  const log = createKeptLog();
  const ids = createSeededIds((stories += 1));
  const served: Served[] = [];
  const held: string[] = [];
  const hostAt = (at: Clock) =>
    // No entries are recorded here, so there is nothing to encrypt, sign or scrub.
    ({
      db: db.app,
      clock: at,
      ids,
      log,
      services: new Services(),
      ledgerMacKey: ids.bytes(32),
      policies: () => ({ currentVersion: 'none' }),
    }) as unknown as CommandHost;

  const inContext = async <T>(at: Clock, act: (ctx: CommandContext) => T | Promise<T>): Promise<T> =>
    db.app.transaction().execute(async (tx) => {
      const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>('due-story') } as const;
      const { ctx, flush } = openContext(hostAt(at), who, tx);
      const result = await act(ctx);
      await flush();
      return result;
    });

  return {
    clock,
    log,
    served,
    parked: () =>
      log.events.flatMap(({ event, fields: { key, reason } }) => (event === 'due.parked' ? [{ key, reason }] : [])),
    held,
    command: async (decide) => inContext(clock, decide),
    worker: (registry, { clock: at = clock, watch, settings } = {}) =>
      createDueWorker({
        db: db.app,
        clock: at,
        registry,
        log,
        inDeadlineContext: async (act) => inContext(at, act),
        outside: () => ({
          actor: { kind: 'system', part: 'due-work' },
          clock: at,
          ids,
          policies: {} as never,
          db: db.app,
        }),
        watch: {
          served: (each) => {
            served.push(each);
            watch?.served?.(each);
          },
          held: (kinds) => {
            held.push(...kinds.map(({ kind }) => kind));
            watch?.held?.(kinds);
          },
        },
        ...(settings === undefined ? {} : { settings }),
      }),
    rows: async () => {
      const { rows } = await sql<RowNow>`
        select key, state, attempt, reason from due_work order by key, generation, planned_at, id`.execute(db.app);
      return rows;
    },
    effects: async () => {
      const { rows } = await sql<{ key: string }>`select key from effects order by position`.execute(db.app);
      return rows.map(({ key }) => key);
    },
  };
}

async function emptyTables(owner: Db): Promise<void> {
  await sql`
    create table if not exists effects (position bigint generated always as identity primary key, key text not null)`.execute(
    owner,
  );
  await sql`grant select, insert on effects to muster_app`.execute(owner);
  await sql`truncate due_work, effects`.execute(owner);
}
