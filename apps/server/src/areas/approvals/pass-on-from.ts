import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { remindDue } from './due-kinds.ts';
import { deputyEnded } from './ledger-actions.ts';
import { casesOf } from './queries/cases.ts';
import { delegationsAt, endDelegation } from './store/delegations.ts';
import { openApprovals } from './store/approvals.ts';

/** The most open requests examined when somebody leaves. */
const MOST = { limit: 500 };

/**
 * When somebody loses access, ends the delegations they gave and received. Every open request they voted on, or that is
 * left with too few deciders, is put at once to those who may decide it now, including the rule's next groups. Their
 * votes no longer count (domain/deciders.ts).
 */
export async function passOnFrom(ctx: CommandContext, principal: PrincipalId): Promise<void> {
  for (const { from, to } of await delegationsAt(ctx.tx, ctx.now)) {
    if (from !== principal && to !== principal) continue;
    const entry = ctx.record(deputyEnded, { resource: { kind: 'deputy', id: from }, clause: '2.6', data: { from } });
    await endDelegation(ctx.tx, from, ctx.now, entry);
  }
  const open = await openApprovals(ctx.tx, MOST.limit);
  if (open.length === 0) return;
  const reader = { db: ctx.tx, policies: ctx.policies, use: ctx.use, now: ctx.now };
  for (const { approval, deciders, votes } of await casesOf(reader, open)) {
    const isLeftWithTooFew = deciders.groups > approval.groupsAsked;
    if (!isLeftWithTooFew && !votes.some(({ voter, rightOf }) => voter === principal || rightOf === principal))
      continue;
    const subject = { kind: 'approval', id: approval.id };
    ctx.due.supersede(subject, [remindDue], 'the people who can decide it have changed');
    ctx.due.plan({
      kind: remindDue,
      key: `${approval.id}/${ctx.now.toISOString()}`,
      subject,
      dueAt: ctx.now,
      payload: { approval: approval.id },
    });
  }
}
