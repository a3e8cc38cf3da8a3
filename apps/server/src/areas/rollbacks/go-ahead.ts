import type { EntryId, PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { answerCalls } from '../oncall/public.ts';
import { giveUpDue, sendDue } from './due-kinds.ts';
import type { RollbackCase } from './rollback-thing.ts';
import { updateRollback } from './store/rollbacks.ts';

/** Authorises a rollback: notifies the webhook, or lets the program fetch it, and starts the time to report. */
export async function goAhead(
  ctx: CommandContext,
  { rollback, executor, incident }: RollbackCase,
  by: {
    readonly answerBy: Date;
    readonly entry: EntryId;
    readonly approval?: string;
    readonly brokenBy?: PrincipalId;
  },
): Promise<void> {
  const { id } = rollback;
  const subject = { kind: 'rollback', id };
  const payload = { rollback: id };
  await updateRollback(ctx.tx, {
    ...rollback,
    state: 'approved',
    approval: by.approval ?? rollback.approval,
    authorisedAt: ctx.now,
    answerBy: by.answerBy,
    brokenBy: by.brokenBy,
    version: rollback.version + 1,
    lastInstant: ctx.now,
    lastEntry: by.entry,
  });
  await answerCalls(ctx, incident.id, ['rollback-asked']);
  if (executor.by.kind === 'webhook') ctx.due.plan({ kind: sendDue, key: id, subject, dueAt: ctx.now, payload });
  ctx.due.plan({ kind: giveUpDue, key: id, subject, dueAt: by.answerBy, payload });
}
