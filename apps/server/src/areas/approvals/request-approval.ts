import { principalOf } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Approvals } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { Approval, ApprovalRule } from './domain/approval.ts';
import { sourceTitle } from './domain/judge-vote.ts';
import { askNextAt, expiryOf, remindAt } from './domain/schedule.ts';
import { askNextDue, expiryDue, remindDue } from './due-kinds.ts';
import { approvalRequested } from './ledger-actions.ts';
import { decidersFor, ruleOf, subjectHashOf } from './queries/cases.ts';
import { insertApproval, protectApprovals } from './store/approvals.ts';
import { tell } from './tell.ts';

/**
 * Requests an approval in the caller's transaction. If nobody else could decide, the policy determines whether it is
 * refused at once, or takes effect marked as unseparated and waits to be ratified (R32).
 */
export const approvals: Approvals = {
  async request(ctx, kind, wanted) {
    const requestedBy = principalOf(ctx.actor);
    if (requestedBy === undefined) throw new Error(`${kind.name} is asked for by nobody`);
    const policy = ctx.policies.current;
    const rule = ruleOf(policy, kind.name);
    const reader = { db: ctx.tx, policies: ctx.policies, use: ctx.use, now: ctx.now };
    const [subject] = await kind.look(reader, [{ subject: wanted.subject.id, parameters: wanted.parameters }]);
    if (subject === undefined) return err(nothingToDecide(rule));
    const asked = { kind: kind.name, requestedBy, about: wanted.about, groupsAsked: 1 };
    const deciders = await decidersFor(reader, rule, asked, subject);
    const isUnseparated = !deciders.areEnough && wanted.isDone !== true;
    if (isUnseparated && rule.whenNobody === 'refused') return err(nobodyCan(rule, policy));

    const mode = isUnseparated || wanted.isDone === true ? 'after' : 'ahead';
    const people = [...deciders.rights.keys()];
    const id = ctx.ids.opaque();
    const expiresAt = expiryOf(rule, mode, ctx.now);
    const entry = ctx.record(approvalRequested, {
      resource: { kind: 'approval', id },
      clause: rule.clause,
      data: {
        approval: id,
        kind: kind.name,
        subjectKind: wanted.subject.kind,
        subject: wanted.subject.id,
        mode,
        unseparated: isUnseparated,
        deciders: people,
        expiresAt: expiresAt.toISOString(),
      },
      content: { isNewSubject: true, fields: { title: wanted.title, reason: wanted.reason } },
    });
    const approval: Approval = {
      id,
      kind: kind.name,
      subject: wanted.subject,
      parameters: wanted.parameters,
      title: wanted.title,
      reason: wanted.reason,
      about: wanted.about,
      requestedBy,
      requestedAt: ctx.now,
      mode,
      isUnseparated,
      state: 'open',
      groupsAsked: deciders.groups,
      subjectHash: subjectHashOf(subject),
      expiresAt,
      decidedAt: undefined,
      lastInstant: ctx.now,
      lastEntry: entry,
      teamId: subject.protection.teamId,
      visibility: subject.protection.visibility,
    };
    if (!(await insertApproval(ctx.tx, approval))) return err(askedAlready(rule));
    if (isUnseparated) {
      const applied = await kind.apply(ctx, approvedBy(approval));
      if (!applied.ok) return applied;
    }
    planAhead(ctx, approval, rule);
    tell(ctx, approval, people, 'asked');
    return ok(
      isUnseparated ? { state: 'unseparated', approval: id } : { state: 'open', approval: id, deciders: people },
    );
  },

  protect: async (ctx, subject, as) => protectApprovals(ctx.tx, subject, as),
};

/** The approved request in the form its kind's `apply` takes. */
export const approvedBy = (approval: Approval) => ({
  approval: approval.id,
  subject: approval.subject.id,
  parameters: approval.parameters as never,
  reason: approval.reason,
  requestedBy: approval.requestedBy satisfies PrincipalId,
  isUnseparated: approval.isUnseparated,
});

/** Plans the expiry, the reminder and the next group. */
function planAhead(ctx: CommandContext, approval: Approval, rule: ApprovalRule): void {
  const subject = { kind: 'approval', id: approval.id };
  const payload = { approval: approval.id };
  const { id, expiresAt, groupsAsked } = approval;
  ctx.due.plan({ kind: expiryDue, key: id, subject, dueAt: expiresAt, payload });
  const remind = remindAt(rule, approval, ctx.now);
  if (remind !== undefined) ctx.due.plan({ kind: remindDue, key: id, subject, dueAt: remind, payload });
  const next = askNextAt(rule, approval, groupsAsked, ctx.now);
  if (next !== undefined)
    ctx.due.plan({ kind: askNextDue, key: `${id}/${groupsAsked}`, subject, dueAt: next, payload });
}

const nothingToDecide = ({ clause }: ApprovalRule): AppError => ({
  kind: 'conflict',
  code: 'approvals/moot',
  public: 'There is nothing to decide: what you ask for is already the case, or is not possible.',
  clause,
});

const askedAlready = ({ clause }: ApprovalRule): AppError => ({
  kind: 'conflict',
  code: 'approvals/asked-already',
  public: 'This has already been requested and waits for a decision.',
  remedy: 'See muster approval list --state open. To ask for something else, withdraw that request first.',
  clause,
});

const nobodyCan = (rule: ApprovalRule, policy: CommandContext['policies']['current']): AppError => ({
  kind: 'refused',
  code: 'approvals/nobody-can-decide',
  public: `Nobody but you could decide this at the moment. It takes ${rule.approvals} of: ${rule.from
    .flat()
    .map((source) => sourceTitle(policy, source))
    .join(', ')}.`,
  remedy: 'Have one of these roles granted to somebody else first.',
  clause: rule.clause,
});
