import { addMilliseconds } from '../../kernel/clock.ts';
import { type Attempt, nothing } from './attempt.ts';
import { type ClaimedRow, rowForHandler } from '../due/claimed-row.ts';
import { judgeLate } from '../due/judge-late.ts';
import type { WorkerParts, WorkerSettings } from './worker-parts.ts';
import type { DueRegistry, Registered } from './registry.ts';
import { settlementOf, type Tried } from './settlement-of.ts';
import type { Scope } from '../due/statements/scope.ts';
import type { TaskSettlement } from '../due/statements/settle-tasks.ts';
import type { TaskBatcher } from './task-batcher.ts';
import { AppFailure } from '../../kernel/app-error.ts';

type Task = Extract<Registered, { form: 'task' }>;

const MS_PER_SECOND = 1000;

/**
 * Leases the scope's next task, attempts it outside any transaction, and writes the outcome. If this server dies in
 * between, the lease expires and any server attempts it again: a handler may run twice for one row, but never not at
 * all.
 */
export async function serveTask(
  parts: WorkerParts,
  settings: WorkerSettings,
  batcher: TaskBatcher,
  scope: Scope,
): Promise<Attempt> {
  const beganAt = parts.clock.now();
  const leaseEnds = scope.kinds.map((name) => addMilliseconds(beganAt, leaseMs(find(parts.registry, name))));
  const row = await batcher.lease(scope, leaseEnds, beganAt);
  if (!row) return nothing;

  const task = find(parts.registry, row.kind);
  const untried = await endUntried(parts, settings, task, row, beganAt);
  const settlement =
    untried ?? settlementOf(task.kind, row.attempt, await tryOnce(parts, task, row), parts.clock.now());
  if (!(await batcher.settle({ id: row.id, attempt: row.attempt, settlement, at: parts.clock.now() }))) {
    parts.log.warn('due.outcome_came_too_late', {
      kind: row.kind,
      id: row.id,
      attempt: row.attempt,
      outcome: settlement.state,
    });
    return nothing;
  }
  const outcome = settlement.state === 'open' ? 'retried' : settlement.state;
  return { kind: 'served', row, outcome, beganAt, ...('reason' in settlement ? { reason: settlement.reason } : {}) };
}

async function endUntried(
  parts: WorkerParts,
  settings: WorkerSettings,
  { kind }: Task,
  row: ClaimedRow,
  now: Date,
): Promise<TaskSettlement | undefined> {
  // A task that kills its server never settles: counting its leases ends it all the same.
  if (row.attempt > kind.backoffSeconds.length + 1) return { state: 'parked', reason: 'its last lease ran out' };
  const late = await judgeLate(parts.db, kind, row, { now, graceMs: settings.voidGraceMs });
  return late === undefined ? undefined : { state: 'void', reason: late };
}

async function tryOnce(parts: WorkerParts, task: Task, row: ClaimedRow): Promise<Tried> {
  try {
    const outside = { ...parts.outside(row), log: parts.log, signal: AbortSignal.timeout(leaseMs(task)) };
    return await task.handle(rowForHandler(task.kind, row), outside);
  } catch (failure) {
    parts.log.error('due.task_failed', { kind: row.kind, id: row.id, attempt: row.attempt, failure });
    return { kind: 'failed', reason: nameFailure(failure) };
  }
}

function find(registry: DueRegistry, name: string): Task {
  const entry = registry.find(name);
  if (entry?.form !== 'task') throw new Error(`${name} was leased as a task`);
  return entry;
}

const leaseMs = ({ kind }: Task): number => kind.leaseSeconds * MS_PER_SECOND;

/**
 * What a row may store of an exception: its name or code, since messages can quote secrets. The log has the rest,
 * scrubbed.
 */
export function nameFailure(failure: unknown): string {
  if (failure instanceof AppFailure) return failure.error.code;
  if (!(failure instanceof Error)) return 'not an error';
  const code = 'code' in failure && typeof failure.code === 'string' ? ` ${failure.code}` : '';
  return `${failure.name}${code}`;
}
