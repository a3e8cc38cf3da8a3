import { ownWords } from '../../kernel/scrubbed.ts';
import type { Attempt } from './attempt.ts';
import { judgeLate } from './judge-late.ts';
import { nameFailure } from './name-failure.ts';
import { nextAttemptAt } from './next-attempt.ts';
import { done } from './outcome.ts';
import type { PumpParts, PumpSettings } from './pump-parts.ts';
import type { Registered } from './registry.ts';
import { rowForHandler, type SeenRow } from './seen-row.ts';
import { holdDeadline } from './statements/hold-deadline.ts';
import { postponeDeadline } from './statements/postpone-deadline.ts';
import { settleDeadline } from './statements/settle-deadline.ts';

type Deadline = Extract<Registered, { form: 'deadline' }>;
type Held = { readonly failedBefore: number; readonly beganAt: Date };

/**
 * Runs a deadline inside the transaction that claims it: its effect and the end of its row are one commit. A handler
 * that throws leaves nothing behind but a counted attempt, in a transaction of its own.
 */
export async function serveDeadline(
  parts: PumpParts,
  settings: PumpSettings,
  entry: Deadline,
  seen: SeenRow,
): Promise<Attempt> {
  let held: Held | undefined;
  try {
    return await parts.inDeadlineContext(seen, async (ctx): Promise<Attempt> => {
      held = undefined;
      const failedBefore = await holdDeadline(ctx.tx, seen.id, ctx.now);
      if (failedBefore === undefined) return { kind: 'lost' };
      held = { failedBefore, beganAt: ctx.now };
      const attempt = failedBefore + 1;
      const late = await judgeLate(ctx.tx, entry.kind, seen, { now: ctx.now, attempt, graceMs: settings.voidGraceMs });
      const outcome = late ?? (await entry.handle(ctx, rowForHandler(entry, seen, attempt))) ?? done;
      await settleDeadline(ctx.tx, seen.id, outcome, ctx.now);
      return { kind: 'served', outcome: outcome.kind, beganAt: held.beganAt };
    });
  } catch (failure) {
    parts.log.error('due.deadline_failed', { kind: seen.kind, id: seen.id, failure });
    // Without a lock nothing was attempted: the database is away, and the row still stands as it stood.
    return held ? countFailure(held, failure) : { kind: 'lost' };
  }

  async function countFailure({ failedBefore, beganAt }: Held, failure: unknown): Promise<Attempt> {
    const now = parts.clock.now();
    const reason = ownWords(nameFailure(failure));
    const again = nextAttemptAt(settings.deadlineBackoffSeconds, failedBefore + 1, now);
    const counted = await postponeDeadline(parts.db, { id: seen.id, failedBefore, reason }, again, now);
    if (!counted) return { kind: 'lost' };
    return again ? { kind: 'served', outcome: 'retried', beganAt } : { kind: 'parked', reason, beganAt };
  }
}
