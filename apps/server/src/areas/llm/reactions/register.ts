import { isBefore } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { voided } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { dpaExpires, lookAtSpending, pruneCalls } from '../due-kinds.ts';
import { dpaOver } from '../ledger-actions.ts';
import { lockDpa, setDpaState } from '../store/dpas.ts';
import { lookAtSpendingOf } from '../watching/look-at-spending.ts';
import { pruneOldCalls } from '../watching/prune-calls.ts';

export function registerLlmReactions(registry: DueRegistry): void {
  registry.onDeadline(dpaExpires, async (ctx, { payload }) => {
    const dpa = await lockDpa(ctx.tx, payload.dpa);
    if (dpa?.state !== 'approved') return voided(ownWords('it is over already'));
    if (isBefore(ctx.now, dpa.validUntil)) return voided(ownWords('its time is not up'));
    const entry = ctx.record(dpaOver, {
      resource: { kind: 'dpa', id: dpa.id },
      clause: '6.7',
      data: { dpa: dpa.id, because: 'expired' },
      content: { fields: { reason: ownWords('it has run out') } },
    });
    await setDpaState(ctx.tx, dpa.id, 'ended', ctx.now, entry);
    return undefined;
  });
  registry.onDeadline(pruneCalls, async (ctx) => pruneOldCalls(ctx));
  registry.onDeadline(lookAtSpending, async (ctx, { payload }) => lookAtSpendingOf(ctx, payload.consumer));
}
