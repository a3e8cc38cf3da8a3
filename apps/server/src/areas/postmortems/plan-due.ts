import type { PolicySnapshot } from '@muster/policy';
import type { CommandContext } from '../../platform/commands/context.ts';
import { dueAtOf, remindAt, type ActionItem } from './domain/action-item.ts';
import { actionOverdueDue, actionRemindDue } from './due-kinds.ts';

/** Plans the reminders and deadlines of an accepted action item; called again when its due date changes. */
export function planActionDue(ctx: CommandContext, { id, commitment }: ActionItem, policy: PolicySnapshot): void {
  const subject = { kind: 'action-item', id };
  ctx.due.supersede(subject, 'all', 'it is accepted, or changed');
  if (commitment === undefined) return;
  const remind = remindAt(commitment, policy, ctx.now);
  if (remind !== undefined)
    ctx.due.plan({
      kind: actionRemindDue,
      key: `${id}/${commitment.dueOn}`,
      subject,
      dueAt: remind,
      payload: { action: id },
    });
  ctx.due.plan({
    kind: actionOverdueDue,
    key: `${id}/${commitment.dueOn}`,
    subject,
    dueAt: dueAtOf(commitment),
    payload: { action: id },
  });
}
