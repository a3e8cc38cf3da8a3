import type { Kysely } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Outside } from '../commands/command.ts';
import type { Logger } from '../log/logger.ts';
import type { Lane } from '../due/kind.ts';
import type { DueRegistry } from './registry.ts';
import type { ClaimedRow } from '../due/claimed-row.ts';
import type { HeldKind } from '../due/statements/unknown-kinds.ts';

/** The worker's dependencies, provided by the composition root. */
export type WorkerParts = {
  /** For the worker's own short statements. */
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly registry: DueRegistry;
  readonly log: Logger;
  /**
   * Opens a transaction, lets `act` claim and decide in its context, writes the entries and due rows it left, commits.
   * Whatever `act` throws rolls everything back and is rethrown. May be retried after a serialisation failure.
   */
  inDeadlineContext<T>(act: (ctx: CommandContext) => Promise<T>): Promise<T>;
  /** What a task's handler may use. */
  outside(row: ClaimedRow): Outside;
  readonly watch?: WorkerWatch;
  readonly settings?: Partial<WorkerSettings>;
};

/** Callbacks for metrics and alarms. */
export type WorkerWatch = {
  served?(served: Served): void;
  /** Overdue rows of kinds that this server cannot serve. Called again with every sweep while they last. */
  held?(kinds: readonly HeldKind[]): void;
};

export type Served = {
  readonly lane: Lane;
  readonly kind: string;
  readonly outcome: 'done' | 'void' | 'retried' | 'parked';
  /** From the moment the row could be claimed to the start of its handler. */
  readonly latenessMs: number;
  readonly tookMs: number;
};

export type WorkerSettings = {
  /** Rows of a lane that this server serves concurrently. */
  readonly workers: Readonly<Record<Lane, number>>;
  /** The longest a lane sleeps between checks. */
  readonly capMs: Readonly<Record<Lane, number>>;
  /** Waits after each failed attempt of a deadline; after the last it is parked. */
  readonly deadlineBackoffSeconds: readonly number[];
  /** How late a row of a `void` kind may still be served: covers a failover, not an outage. */
  readonly voidGraceMs: number;
  /** Longer than any transaction takes, plus the maximum difference between two servers' clocks. */
  readonly lowWaterLagMs: number;
  readonly lowWaterEveryMs: number;
  /** How often a lane is read without its low-water bound. */
  readonly sweepEveryMs: number;
};

export const defaultWorkerSettings: WorkerSettings = {
  workers: { page: 16, clock: 8, prompt: 4, chat: 4, housekeeping: 2 },
  capMs: { page: 100, clock: 100, prompt: 1000, chat: 250, housekeeping: 1000 },
  deadlineBackoffSeconds: [1, 5, 15, 60, 300],
  voidGraceMs: 60_000,
  lowWaterLagMs: 60_000,
  lowWaterEveryMs: 1000,
  sweepEveryMs: 30_000,
};
