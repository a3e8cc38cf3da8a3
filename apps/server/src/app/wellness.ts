import type { Clock } from '../kernel/clock.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { SystemClock } from '../platform/clock/system-clock.ts';
import { judgeClock } from '../platform/clock/judge-clock.ts';
import type { DueWorker } from '../platform/worker/due-worker.ts';
import type { HealthCheck } from '../platform/http/system/health.ts';
import type { SequencerLoop } from '../platform/ledger/sequencer-loop.ts';

const STALLED_AFTER_MS = 15_000;
export const CLOCK_LIMITS = { maxHostOffsetMs: 2_000, maxUncertaintyMs: 500, maxAgeMs: 300_000 };

export type Vital = { readonly clock: Clock; readonly worker: DueWorker; readonly sequencer: SequencerLoop };

/**
 * Whether the worker (which pages) and the sequencer (which records) are making progress. Used by readiness and the
 * dead-man's switch.
 */
export function howWell({ clock, worker, sequencer }: Vital): Result<undefined, string> {
  const now = clock.now().getTime();
  const drained = sequencer.lastDrained();
  if (!drained || now - drained.getTime() > STALLED_AFTER_MS) return err('the sequencer has not run for a while');
  const late = Object.entries(worker.health()).find(
    ([lane, { behindMs }]) => (lane === 'page' || lane === 'clock') && behindMs > STALLED_AFTER_MS,
  );
  return late === undefined
    ? ok(undefined)
    : err(`the ${late[0]} lane is ${Math.round(late[1].behindMs / 1000)} s behind`);
}

/** What must hold for this server to serve. */
export const healthChecks = (
  vital: Vital & { readonly clock: SystemClock },
  askDatabase: () => Promise<void>,
): HealthCheck[] => [
  {
    name: 'database',
    check: async () => {
      await askDatabase();
      return { ok: true };
    },
  },
  { name: 'clock', check: () => judgeClock(vital.clock.standing(), CLOCK_LIMITS) },
  {
    name: 'due-work-and-sequencer',
    check: () => {
      const well = howWell(vital);
      return well.ok
        ? { ok: true }
        : {
            ok: false,
            why: `Inside Muster, ${well.error}.`,
            remedy: 'See the log for due.* and ledger.* events.',
          };
    },
  },
];
