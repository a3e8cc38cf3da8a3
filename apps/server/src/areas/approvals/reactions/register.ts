import { ownWords } from '../../../kernel/scrubbed.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { countedIn, type OpenCase } from '../domain/judge-vote.ts';
import { askNextAt, remindAt } from '../domain/schedule.ts';
import { askNextDue, expiryDue, remindDue } from '../due-kinds.ts';
import { approvalClosed, approvalOverdue, approvalPassedOn, approvalReminded } from '../ledger-actions.ts';
import { lockCase } from '../lock-case.ts';
import { handsOf, roomService } from '../queries/cases.ts';
import { updateApproval } from '../store/approvals.ts';
import { closeCase, tell } from '../tell.ts';

/**
 * Registers the handlers of due work. Each checks the request's current state, and does nothing if that is no longer
 * needed.
 */
export function registerApprovalReactions(registry: DueRegistry): void {
  registry.onDeadline(remindDue, async (ctx, row) => whileOpen(ctx, row.payload.approval, remind));
  registry.onDeadline(askNextDue, async (ctx, row) => whileOpen(ctx, row.payload.approval, askNext));
  registry.onDeadline(expiryDue, async (ctx, row) => whileOpen(ctx, row.payload.approval, expire));
}

async function whileOpen(
  ctx: CommandContext,
  id: string,
  act: (ctx: CommandContext, here: OpenCase) => Promise<void>,
): Promise<DeadlineOutcome | void> {
  const here = await lockCase(ctx, id);
  if (here?.approval.state !== 'open') return voided(ownWords('it is no longer open'));
  ctx.notBefore(here.approval.lastInstant);
  return here.subjectHash === undefined ? close(ctx, here, 'void') : act(ctx, here);
}

/** Deciders who have not voted. */
const silentIn = (here: OpenCase) => {
  const voted = new Set(countedIn(here).map(({ voter }) => voter));
  return [...here.deciders.rights.keys()].filter((person) => !voted.has(person));
};

async function remind(ctx: CommandContext, here: OpenCase): Promise<void> {
  const { approval, rule } = here;
  await remindAll(ctx, here);
  const dueAt = remindAt(rule, approval, ctx.now);
  if (dueAt !== undefined)
    ctx.due.plan({
      kind: remindDue,
      key: `${approval.id}/${dueAt.toISOString()}`,
      subject: { kind: 'approval', id: approval.id },
      dueAt,
      payload: { approval: approval.id },
    });
}

/** Reminds the deciders who have not voted, and records it. */
async function remindAll(ctx: CommandContext, here: OpenCase): Promise<void> {
  const { approval, rule } = here;
  const silent = silentIn(here);
  const entry = ctx.record(approvalReminded, {
    resource: { kind: 'approval', id: approval.id },
    clause: rule.clause,
    data: { approval: approval.id, reminded: silent },
  });
  await updateApproval(ctx.tx, approval.id, approval, ctx.now, entry);
  tell(ctx, approval, silent, 'reminded');
  await sayItWaits(ctx, here, silent);
}

/** Only requests not yet in effect hold anything up. */
async function sayItWaits(ctx: CommandContext, { approval }: OpenCase, people: readonly PrincipalId[]): Promise<void> {
  if (approval.mode === 'after' || people.length === 0) return;
  await ctx.use(roomService).kindOf(approval.kind)?.stillWaits?.(ctx, { subject: approval.subject.id, for: people });
}

/** Asks the next group as well as those who did not respond. */
async function askNext(ctx: CommandContext, here: OpenCase): Promise<void> {
  const { approval, rule, deciders } = here;
  const groups = Math.max(approval.groupsAsked, deciders.groups) + 1;
  if (groups > rule.from.length) return;
  const lastEntry = ctx.record(approvalPassedOn, {
    resource: { kind: 'approval', id: approval.id },
    clause: rule.clause,
    data: { approval: approval.id, groups },
  });
  await updateApproval(ctx.tx, approval.id, { ...approval, groupsAsked: groups }, ctx.now, lastEntry);
  const after = await lockCase(ctx, approval.id);
  const before = new Set(deciders.rights.keys());
  const added = [...(after?.deciders.rights.keys() ?? [])].filter((person) => !before.has(person));
  tell(ctx, approval, added, 'passed-on');
  await sayItWaits(ctx, here, added);
  const dueAt = askNextAt(rule, approval, groups, ctx.now);
  if (dueAt !== undefined)
    ctx.due.plan({
      kind: askNextDue,
      key: `${approval.id}/${groups}`,
      subject: { kind: 'approval', id: approval.id },
      dueAt,
      payload: { approval: approval.id },
    });
}

async function expire(ctx: CommandContext, here: OpenCase): Promise<void> {
  if (isBefore(ctx.now, here.approval.expiresAt)) return;
  if (here.approval.mode === 'after') return tellOn(ctx, here);
  await close(ctx, here, 'expired');
}

/** What was done without a second person still has to be ratified; those named by the policy are notified once. */
async function tellOn(ctx: CommandContext, { approval, deciders }: OpenCase): Promise<void> {
  const { tells, clause } = ctx.policies.current.approvals.unratified;
  const hands = await handsOf({ db: ctx.tx, policies: ctx.policies, now: ctx.now }, new Set(tells));
  const told = [...new Set([...deciders.rights.keys(), ...[...hands.values()].flat()])];
  const entry = ctx.record(approvalOverdue, {
    resource: { kind: 'approval', id: approval.id },
    clause,
    data: { approval: approval.id, told },
  });
  await updateApproval(ctx.tx, approval.id, approval, ctx.now, entry);
  tell(ctx, approval, told, 'overdue');
}

async function close(ctx: CommandContext, { approval, rule }: OpenCase, state: 'expired' | 'void'): Promise<void> {
  const entry = ctx.record(approvalClosed, {
    resource: { kind: 'approval', id: approval.id },
    clause: rule.clause,
    data: { approval: approval.id, state, mode: approval.mode },
  });
  await closeCase(ctx, approval, state, entry);
}
