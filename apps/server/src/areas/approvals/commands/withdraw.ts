import { principalOf } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { approvalThing } from '../approval-thing.ts';
import { approvalWithdrawn } from '../ledger-actions.ts';
import { approvalPermissions } from '../permissions.ts';
import { closeCase } from '../tell.ts';

/** Withdraws the requester's own request while it is undecided. */
export const withdraw = verb(approvalThing, {
  name: 'withdraw',
  words: {
    label: 'Withdraw',
    does: 'withdraw your request',
    done: 'Withdrawn.',
    next: 'muster approval show <id>',
  },
  clauses: ['2.10'],
  permission: approvalPermissions.withdraw,
  unless: ({ approval, rule }, { actor }) => {
    const refusal = { allowed: false, clause: rule.clause, obligations: [] } as const;
    if (principalOf(actor) !== approval.requestedBy)
      return {
        ...refusal,
        is: 'access',
        code: 'approvals/not-yours',
        reason: 'Only the person who made the request can withdraw it.',
        remedy: 'If you can decide it, decline it instead.',
      };
    if (approval.mode === 'after')
      return {
        ...refusal,
        code: 'approvals/done-already',
        reason: 'It has already taken effect and waits to be ratified.',
      };
    return approval.state === 'open'
      ? undefined
      : { ...refusal, code: 'approvals/decided', reason: `It is already ${approval.state}.` };
  },
  async decide(ctx, { thing: { approval, rule } }) {
    const entry = ctx.record(approvalWithdrawn, {
      resource: { kind: 'approval', id: approval.id },
      clause: rule.clause,
      data: { approval: approval.id },
    });
    await closeCase(ctx, approval, 'withdrawn', entry);
    return ok(undefined);
  },
});
