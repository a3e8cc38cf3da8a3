import { ownWords } from '../../../kernel/scrubbed.ts';
import { voided } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { whyGlassHolds } from '../domain/glass.ts';
import { isUnderWay } from '../domain/rollback.ts';
import { giveUpDue, sendDue, unansweredDue } from '../due-kinds.ts';
import { endRollback } from '../end-rollback.ts';
import { rollbackUnanswered } from '../ledger-actions.ts';
import type { RollbackParts } from '../parts.ts';
import { named } from '../rollback-approval.ts';
import { lockCase } from '../rollback-thing.ts';
import { updateRollback } from '../store/rollbacks.ts';
import { sendOrder } from './send-order.ts';

export const registerRollbackReactions =
  (parts: RollbackParts) =>
  (registry: DueRegistry): void => {
    registry.onTask(sendDue, async ({ payload }) => sendOrder(parts, payload.rollback));

    registry.onDeadline(giveUpDue, async (ctx, { payload }) => {
      const here = await lockCase(ctx, payload.rollback);
      if (here === undefined || !isUnderWay(here.rollback)) return voided(ownWords('it is already over'));
      const { sentAt, startedAt } = here.rollback;
      return endRollback(ctx, here, sentAt === undefined && startedAt === undefined ? 'unreachable' : 'silent');
    });

    registry.onDeadline(unansweredDue, async (ctx, { payload }) => {
      const here = await lockCase(ctx, payload.rollback);
      if (here === undefined) return voided(ownWords('it does not exist'));
      const { rollback, incident } = here;
      const policy = ctx.policies.of(incident);
      if (whyGlassHolds(rollback, incident.severity, policy, ctx.now) !== undefined)
        return voided(ownWords('it is decided, or not a SEV-1'));
      const { clause, thenOffers } = policy.approvals.rollback;
      const lastEntry = ctx.record(rollbackUnanswered, {
        resource: { kind: 'incident', id: incident.id },
        policyVersion: incident.policyVersion,
        clause,
        data: { ...named(rollback), offers: thenOffers },
      });
      return updateRollback(ctx.tx, {
        ...rollback,
        version: rollback.version + 1,
        lastInstant: ctx.now,
        lastEntry,
      });
    });
  };
