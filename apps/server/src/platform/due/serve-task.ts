import { addMilliseconds } from '../../kernel/clock.ts';
import type { Attempt } from './attempt.ts';
import { judgeLate } from './judge-late.ts';
import { nameFailure } from './name-failure.ts';
import type { PumpParts, PumpSettings } from './pump-parts.ts';
import type { Registered } from './registry.ts';
import { rowForHandler, type SeenRow } from './seen-row.ts';
import { settlementOf, type Tried } from './settlement-of.ts';
import { leaseTask } from './statements/lease-task.ts';
import { settleTask, type TaskSettlement } from './statements/settle-task.ts';

type Task = Extract<Registered, { form: 'task' }>;
type Lease = { readonly attempt: number; readonly beganAt: Date; readonly leaseMs: number };

const MS_PER_SECOND = 1000;

/**
 * Leases a task, attempts it outside any transaction, writes what became of it. Should this server die in between, the
 * lease runs out and any server attempts it again: a handler may run twice for one row, and never not at all.
 */
export async function serveTask(
  parts: PumpParts,
  settings: PumpSettings,
  entry: Task,
  seen: SeenRow,
): Promise<Attempt> {
  const leaseMs = entry.kind.leaseSeconds * MS_PER_SECOND;
  const beganAt = parts.clock.now();
  const attempt = await leaseTask(parts.db, seen.id, beganAt, addMilliseconds(beganAt, leaseMs));
  if (attempt === undefined) return { kind: 'lost' };

  const lease = { attempt, beganAt, leaseMs };
  const settlement =
    (await endUntried(parts, settings, entry, seen, lease)) ?? (await attemptTask(parts, entry, seen, lease));
  if (!(await settleTask(parts.db, { id: seen.id, attempt }, settlement, parts.clock.now()))) {
    parts.log.warn('due.outcome_came_too_late', { kind: seen.kind, id: seen.id, attempt, outcome: settlement.state });
    return { kind: 'lost' };
  }
  if (settlement.state === 'parked') return { kind: 'parked', reason: settlement.reason, beganAt };
  return { kind: 'served', outcome: settlement.state === 'open' ? 'retried' : settlement.state, beganAt };
}

async function endUntried(
  parts: PumpParts,
  settings: PumpSettings,
  { kind }: Task,
  seen: SeenRow,
  { attempt, beganAt }: Lease,
): Promise<TaskSettlement | undefined> {
  // A task that takes its server down with it never settles: its leases are counted, so that it comes to an end too.
  if (attempt > kind.backoffSeconds.length + 1) return { state: 'parked', reason: 'its last lease ran out' };
  const late = await judgeLate(parts.db, kind, seen, { now: beganAt, attempt, graceMs: settings.voidGraceMs });
  return late?.kind === 'void' ? { state: 'void', reason: late.reason } : undefined;
}

async function attemptTask(parts: PumpParts, entry: Task, seen: SeenRow, lease: Lease): Promise<TaskSettlement> {
  const tried = await tryOnce();
  return settlementOf(entry.kind, lease.attempt, tried, parts.clock.now());

  async function tryOnce(): Promise<Tried> {
    try {
      const outside = { ...parts.outside(seen), log: parts.log, signal: AbortSignal.timeout(lease.leaseMs) };
      return await entry.handle(rowForHandler(entry, seen, lease.attempt), outside);
    } catch (failure) {
      parts.log.error('due.task_failed', { kind: seen.kind, id: seen.id, attempt: lease.attempt, failure });
      return { kind: 'failed', reason: nameFailure(failure) };
    }
  }
}
