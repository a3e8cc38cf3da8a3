import { type Attempt, nothing } from './attempt.ts';
import type { Lane } from '../due/kind.ts';
import type { WorkerParts, WorkerSettings } from './worker-parts.ts';
import type { Registered } from './registry.ts';
import { serveDeadline } from './serve-deadline.ts';
import { serveTask } from './serve-task.ts';
import type { TaskBatcher } from './task-batcher.ts';

/** Where to take the next row from. */
export type Turn = { readonly lane: Lane; readonly form: Registered['form']; readonly from: Date };

/** Serves the next row that nobody holds; false if there was none. Never throws. */
export async function serve(
  parts: WorkerParts,
  settings: WorkerSettings,
  batcher: TaskBatcher,
  turn: Turn,
): Promise<boolean> {
  try {
    const attempt = await go(parts, settings, batcher, turn);
    if (attempt.kind === 'nothing') return false;
    tell(parts, turn.lane, attempt);
    return true;
  } catch (failure) {
    parts.log.error('due.not_served', { lane: turn.lane, form: turn.form, failure });
    return false;
  }
}

async function go(
  parts: WorkerParts,
  settings: WorkerSettings,
  batcher: TaskBatcher,
  { lane, form, from }: Turn,
): Promise<Attempt> {
  const scope = { lane, from, kinds: parts.registry.names(form) };
  if (scope.kinds.length === 0) return nothing;
  return form === 'deadline' ? serveDeadline(parts, settings, scope) : serveTask(parts, settings, batcher, scope);
}

function tell(
  parts: WorkerParts,
  lane: Lane,
  { row, outcome, reason = '', beganAt }: Extract<Attempt, { kind: 'served' }>,
): void {
  if (outcome === 'parked') {
    parts.log.error('due.parked', { kind: row.kind, key: row.key, id: row.id, subject: row.subject, reason });
  }
  parts.watch?.served?.({
    lane,
    kind: row.kind,
    outcome,
    latenessMs: beganAt.getTime() - row.claimableAt.getTime(),
    tookMs: parts.clock.now().getTime() - beganAt.getTime(),
  });
}
