import type { Attempt } from './attempt.ts';
import type { PumpParts, PumpSettings } from './pump-parts.ts';
import type { SeenRow } from './seen-row.ts';
import { serveDeadline } from './serve-deadline.ts';
import { serveTask } from './serve-task.ts';

/** Serves one row that was seen to be claimable; false where it was not this server's to serve. Never throws. */
export async function serve(parts: PumpParts, settings: PumpSettings, seen: SeenRow): Promise<boolean> {
  try {
    const attempt = await attemptRow(parts, settings, seen);
    if (attempt.kind === 'lost') return false;
    tell(parts, seen, attempt);
    return true;
  } catch (failure) {
    parts.log.error('due.not_served', { kind: seen.kind, id: seen.id, failure });
    return false;
  }
}

async function attemptRow(parts: PumpParts, settings: PumpSettings, seen: SeenRow): Promise<Attempt> {
  const entry = parts.registry.find(seen.kind);
  switch (entry?.form) {
    case 'deadline':
      return serveDeadline(parts, settings, entry, seen);
    case 'task':
      return serveTask(parts, settings, entry, seen);
    case undefined:
      return { kind: 'lost' };
  }
}

function tell(parts: PumpParts, seen: SeenRow, attempt: Exclude<Attempt, { kind: 'lost' }>): void {
  const lane = parts.registry.find(seen.kind)?.kind.lane;
  if (lane === undefined) return;
  if (attempt.kind === 'parked') {
    parts.log.error('due.parked', { kind: seen.kind, id: seen.id, subject: seen.subject, reason: attempt.reason });
    parts.watch?.parked?.(seen, attempt.reason);
  }
  parts.watch?.served?.({
    lane,
    kind: seen.kind,
    outcome: attempt.kind === 'parked' ? 'parked' : attempt.outcome,
    latenessMs: attempt.beganAt.getTime() - seen.claimableAt.getTime(),
    tookMs: parts.clock.now().getTime() - attempt.beganAt.getTime(),
  });
}
