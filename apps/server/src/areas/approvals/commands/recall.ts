import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { deputyEnded } from '../ledger-actions.ts';
import { approvalPermissions } from '../permissions.ts';
import { endDelegation } from '../store/delegations.ts';

/** Ends the caller's delegation early. */
export const recall = verbOfAll({
  noun: 'approval',
  name: 'recall',
  route: '/v1/approvals/recall',
  words: {
    label: 'End delegation',
    does: 'end your delegation early',
    done: 'You no longer have a deputy.',
    next: 'muster approval list',
  },
  clauses: ['2.6'],
  permission: approvalPermissions.delegate,
  async decide(ctx) {
    const from = principalOf(ctx.actor);
    if (from === undefined) return err(noDeputy);
    const entry = ctx.record(deputyEnded, { resource: { kind: 'deputy', id: from }, clause: '2.6', data: { from } });
    return (await endDelegation(ctx.tx, from, ctx.now, entry)) ? ok(undefined) : err(noDeputy);
  },
});

const noDeputy: AppError = {
  kind: 'conflict',
  code: 'approvals/no-deputy',
  public: 'You have no deputy at the moment.',
};
