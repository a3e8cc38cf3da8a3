import { type Attempt, nothing } from './attempt.ts';
import { type ClaimedRow, rowForHandler } from '../due/claimed-row.ts';
import { judgeLate } from '../due/judge-late.ts';
import { nameFailure } from './serve-task.ts';
import { nextAttemptAt } from './next-attempt.ts';
import type { WorkerParts, WorkerSettings } from './worker-parts.ts';
import type { CommandContext } from '../commands/context.ts';
import { claimDeadline, voidClaimed } from '../due/statements/claim-deadline.ts';
import { postponeDeadline } from '../due/statements/postpone-deadline.ts';
import type { Scope } from '../due/statements/scope.ts';

type Claim = { readonly row: ClaimedRow; readonly beganAt: Date };

/**
 * Runs the scope's next deadline inside the transaction that claims it: its effect and its settlement are one commit. A
 * handler that throws leaves nothing behind but a counted attempt, in a separate transaction.
 */
export async function serveDeadline(parts: WorkerParts, settings: WorkerSettings, scope: Scope): Promise<Attempt> {
  let claim: Claim | undefined;
  try {
    return await parts.inDeadlineContext(async (ctx): Promise<Attempt> => {
      const row = await claimDeadline(ctx.tx, scope, ctx.now);
      claim = row && { row, beganAt: ctx.now };
      if (!row) return nothing;
      const beganAt = ctx.now;
      const reason = await handle(ctx, row);
      if (reason === undefined) return { kind: 'served', row, outcome: 'done', beganAt };
      await voidClaimed(ctx.tx, row.id, reason);
      return { kind: 'served', row, outcome: 'void', reason, beganAt };
    });
  } catch (failure) {
    parts.log.error('due.deadline_failed', { kind: claim?.row.kind, id: claim?.row.id, failure });
    // Without a claim nothing was attempted: the database is unreachable, and no row has changed.
    return claim ? countFailure(claim, nameFailure(failure)) : nothing;
  }

  /** Why nothing was due any more; undefined if the handler did its work. */
  async function handle(ctx: CommandContext, row: ClaimedRow): Promise<string | undefined> {
    const entry = parts.registry.find(row.kind);
    if (entry?.form !== 'deadline') throw new Error(`${row.kind} was claimed as a deadline`);
    const late = await judgeLate(ctx.tx, entry.kind, row, { now: ctx.now, graceMs: settings.voidGraceMs });
    if (late !== undefined) return late;
    const outcome = await entry.handle(ctx, rowForHandler(entry.kind, row));
    return outcome?.kind === 'void' ? outcome.reason : undefined;
  }

  async function countFailure({ row, beganAt }: Claim, reason: string): Promise<Attempt> {
    const now = parts.clock.now();
    const again = nextAttemptAt(settings.deadlineBackoffSeconds, row.attempt, now);
    const counted = await postponeDeadline(parts.db, { id: row.id, attempt: row.attempt, reason }, again, now);
    if (!counted) return nothing;
    await planBeside(row);
    return { kind: 'served', row, outcome: again ? 'retried' : 'parked', reason, beganAt };
  }

  async function planBeside(row: ClaimedRow): Promise<void> {
    const entry = parts.registry.find(row.kind);
    if (entry?.form !== 'deadline' || entry.whenFailing === undefined) return;
    const { whenFailing } = entry;
    try {
      await parts.inDeadlineContext(async (ctx) => whenFailing(ctx, row));
    } catch (failure) {
      // Retried with the row's next attempt, if there is one.
      parts.log.error('due.not_planned_beside', { kind: row.kind, key: row.key, failure });
    }
  }
}
