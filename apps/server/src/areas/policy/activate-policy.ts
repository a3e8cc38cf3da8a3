import type { PolicySnapshot } from '@muster/policy';
import type { Approved } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { versionOf } from './domain/version.ts';
import { policyActivated } from './ledger-actions.ts';
import { planOverdueReview } from './plan-overdue-review.ts';
import { insertActivation } from './store/activations.ts';

/**
 * Activates a version inside the caller's transaction and plans its overdue-review flag (GOV 0.1). `governance`
 * authorises.
 */
export async function activatePolicy(
  ctx: CommandContext,
  policy: PolicySnapshot,
  asked?: Pick<Approved, 'approval' | 'requestedBy' | 'isUnseparated'>,
): Promise<void> {
  const version = versionOf(policy);
  const entry = ctx.record(policyActivated, {
    resource: { kind: 'policy', id: version },
    clause: policy.document.clause,
    policyVersion: version,
    data: {
      version,
      hash: policy.hash,
      ...(asked === undefined
        ? {}
        : { approval: asked.approval, requestedBy: asked.requestedBy, unseparated: asked.isUnseparated }),
    },
  });
  await insertActivation(ctx.tx, { id: ctx.ids.row(ctx.now), version, hash: policy.hash, at: ctx.now, entry });
  await planOverdueReview(ctx, policy, 'a newer version is in force');
}
