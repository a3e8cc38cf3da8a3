import { sql } from 'kysely';
import { makeDueWorker } from '../app/make-due-worker.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import { connect } from '../platform/database/connect.ts';
import { silentLog } from '../platform/log/logger.ts';
import {
  createDueRegistry,
  type DeadlineHandler,
  type DueRegistry,
  type Registered,
  type TaskHandler,
} from '../platform/worker/registry.ts';
import type { DueWorker } from '../platform/worker/due-worker.ts';
import type { Span } from './manual-clock.ts';
import type { Story } from './story.ts';
import { asSuperuser } from './test-database.ts';

/** Registers one server's handlers and reactions over its own connections. */
export type Serves = (registry: DueRegistry, host: CommandHost) => void;

/** Two servers on the story's database that share its due work. Use this instead of the story's own `advance`. */
export type TwoServers = {
  /** Moves the clock, with both servers working concurrently at each moment that anything falls due. */
  advance(by: Span): Promise<void>;
  /**
   * Kills the second server at this kind of due work, after its handler ran but before it commits or settles, like
   * `kill -9`. The first goes on alone until `restart`.
   */
  killAt(kind: string): void;
  restart(): void;
  readonly deaths: () => number;
};

export function startTwoServers({ host }: Story, serves: Serves): TwoServers {
  let doomed: string | undefined;
  let deaths = 0;
  let second: Mortal | undefined;

  const all = filled(host, serves);
  // The first server leaves the row that the second is to die at.
  const isLeft = (kind: string) => kind === doomed && second !== undefined;
  const first = makeDueWorker(host, {
    ...all,
    names: (form) => all.names(form).filter((kind) => !isLeft(kind)),
  });
  const calendar = makeDueWorker(host, all);
  const restart = (): void => {
    const died = Promise.withResolvers<number>();
    const own: CommandHost = { ...host, db: connect(host.database.targets, silentLog).app };
    const worker = makeDueWorker(
      own,
      mortal(
        filled(own, serves),
        (kind) => kind === doomed,
        async (db) => {
          doomed = undefined;
          deaths += 1;
          second = undefined;
          died.resolve(0);
          await endConnection(db);
          return new Promise<never>(() => {});
        },
      ),
    );
    second = { worker, died: died.promise };
  };
  restart();

  async function runDue(): Promise<void> {
    const now = host.clock.now();
    for (let served = 1; served > 0;) {
      const others = second === undefined ? 0 : Promise.race([second.worker.runDue(now), second.died]);
      const counts = await Promise.all([others, first.runDue(now)]);
      served = counts[0] + counts[1];
    }
  }

  return {
    killAt: (kind) => {
      doomed = kind;
    },
    restart,
    deaths: () => deaths,
    advance: async ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      const end = new Date(host.clock.now().getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
      for (;;) {
        await runDue();
        const next = await calendar.nextDueAt();
        if (next === undefined || next > end) break;
        if (next > host.clock.now()) host.clock.moveTo(next);
      }
      host.clock.moveTo(end);
      await runDue();
    },
  };
}

type Mortal = { readonly worker: DueWorker; readonly died: Promise<number> };

function filled(host: CommandHost, serves: Serves): DueRegistry {
  const registry = createDueRegistry();
  serves(registry, host);
  return registry;
}

/** The same handlers, but the doomed one never returns. */
function mortal(
  registry: DueRegistry,
  isDoomed: (kind: string) => boolean,
  die: (db: CommandHost['db'] | undefined) => Promise<never>,
): DueRegistry {
  return {
    ...registry,
    find: (name): Registered | undefined => {
      const entry = registry.find(name);
      if (entry?.form === 'deadline')
        return { ...entry, handle: dyingDeadline(entry.handle, async (db) => (isDoomed(name) ? die(db) : undefined)) };
      if (entry?.form === 'task')
        return { ...entry, handle: dyingTask(entry.handle, async () => (isDoomed(name) ? die(undefined) : undefined)) };
      return entry;
    },
  };
}

const dyingDeadline =
  (handle: DeadlineHandler, dieIfDoomed: (db: CommandHost['db']) => Promise<unknown>): DeadlineHandler =>
  async (ctx, row) => {
    const outcome = await handle(ctx, row);
    await dieIfDoomed(ctx.tx);
    return outcome;
  };

const dyingTask =
  (handle: TaskHandler, dieIfDoomed: () => Promise<unknown>): TaskHandler =>
  async (row, outside) => {
    const outcome = await handle(row, outside);
    await dieIfDoomed();
    return outcome;
  };

/** Ends the server side of the connection at once, as happens when a process is killed. */
async function endConnection(db: CommandHost['db'] | undefined): Promise<void> {
  if (db === undefined) return;
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  await asSuperuser(`select pg_terminate_backend(${Number(rows[0]?.pid)})`);
}
