import { reviewState, type PolicySnapshot } from '@muster/policy';
import type { CommandContext } from '../../platform/commands/context.ts';
import { overdueFrom, versionOf } from './domain/version.ts';
import { reviewOverdue } from './due-kinds.ts';
import { policyActivated } from './ledger-actions.ts';
import { insertActivation } from './store/activations.ts';

/**
 * Puts a version in force inside the caller's transaction, and plans the flag for its overdue review (GOV 0.1). Who may
 * do that, `governance` decides.
 */
export async function activatePolicy(ctx: CommandContext, policy: PolicySnapshot): Promise<void> {
  const version = versionOf(policy);
  const entry = ctx.record(policyActivated, {
    resource: { kind: 'policy', id: version },
    clause: policy.document.clause,
    policyVersion: version,
    data: { version, hash: policy.hash },
  });
  await insertActivation(ctx.tx, { id: ctx.ids.row(ctx.now), version, hash: policy.hash, at: ctx.now, entry });
  const subject = { kind: 'policy', id: policy.id };
  ctx.due.supersede(subject, [reviewOverdue], 'a newer version is in force');
  ctx.due.plan({
    kind: reviewOverdue,
    key: version,
    subject,
    dueAt: overdueFrom(reviewState(policy, ctx.now).due),
    payload: { version },
  });
}
