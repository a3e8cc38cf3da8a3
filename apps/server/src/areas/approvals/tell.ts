import type { EntryId, PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { Approval, ApprovalState } from './domain/approval.ts';
import { approvalTell, type tellReasons } from './due-kinds.ts';
import { roomService } from './queries/cases.ts';
import { updateApproval } from './store/approvals.ts';

export type TellReason = (typeof tellReasons)[number];

/** Notifies these people through their channels. */
export function tell(
  ctx: CommandContext,
  approval: Pick<Approval, 'id'>,
  people: readonly PrincipalId[],
  why: TellReason,
): void {
  for (const to of people) {
    ctx.due.plan({
      kind: approvalTell,
      key: `${approval.id}/${to}/${why}/${ctx.now.toISOString()}`,
      subject: { kind: 'approval', id: approval.id },
      dueAt: ctx.now,
      payload: { approval: approval.id, to, why },
    });
  }
}

/** Closes a request: drops its due work and tells the requester the outcome. */
export async function closeCase(
  ctx: CommandContext,
  approval: Approval,
  state: Exclude<ApprovalState, 'open'>,
  entry: EntryId,
): Promise<void> {
  ctx.due.supersede({ kind: 'approval', id: approval.id }, 'all', `it is ${state}`);
  await updateApproval(ctx.tx, approval.id, { ...approval, state, decidedAt: ctx.now }, ctx.now, entry);
  const { id, subject, parameters } = approval;
  const kind = ctx.use(roomService).kindOf(approval.kind);
  if (approval.mode === 'after' && (state === 'approved' || state === 'declined'))
    await kind?.ratified?.(ctx, { approval: id, subject: subject.id, parameters, isRatified: state === 'approved' });
  else if (approval.mode === 'ahead' && state !== 'approved')
    await kind?.closed?.(ctx, { approval: id, subject: subject.id, parameters, as: state });
  if (state !== 'withdrawn') tell(ctx, approval, [approval.requestedBy], state);
}
