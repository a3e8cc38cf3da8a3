import type { CommandContext } from '../../../platform/commands/context.ts';
import { entriesRestedOn } from '../../../platform/ledger/audit-rows.ts';
import { newestOfClauses } from '../../../platform/ledger/clause-activity.ts';
import { pruneLedger, thinCheckpoints } from '../../../platform/ledger/retention.ts';
import { asId } from '../../../kernel/ids.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { daysBefore, nextDay, retentionDays } from '../domain/retention.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { retainLedger } from '../due-kinds.ts';
import { ledgerPruned } from '../ledger-actions.ts';
import { ledgerResource } from '../ledger-thing.ts';

/**
 * Removes entries past their retention and records it, thins old heads, and plans the next day's run, or an immediate
 * one while more is due (GOV 7.3, R19). Entries that a locked external copy lacks stay, however old (GOV 7.4). A second
 * delivery finds nothing left to remove.
 */
export async function retain(ctx: CommandContext, configuredDays: number, macKey: Uint8Array): Promise<void> {
  const days = retentionDays(ctx.policies.current, configuredDays);
  const unheld = await ctx.use(hooksService).heldUntil(ctx.tx);
  const noLaterThan = (at: Date): Date => (unheld !== undefined && unheld < at ? unheld : at);
  const entry = asId<'entry'>(ctx.ids.row(ctx.now));
  const pruned = await pruneLedger(ctx.tx, {
    olderThan: noLaterThan(daysBefore(ctx.now, days.ledger)),
    keptUntil: noLaterThan(daysBefore(ctx.now, days.records)),
    keep: await newestOfClauses(ctx.tx),
    restedOn: await entriesRestedOn(ctx.tx, macKey),
    at: ctx.now,
    entry,
  });
  if (pruned) {
    const { first, below, removed, kept } = pruned;
    ctx.record(ledgerPruned, {
      id: entry,
      resource: ledgerResource,
      clause: '7.3',
      data: { first, below, removed, kept, retentionDays: days.ledger, recordDays: days.records },
    });
  }
  await thinCheckpoints(ctx.tx, ctx.now);
  planRetention(
    ctx,
    pruned?.isMoreDue === true ? { at: ctx.now, after: pruned.below } : { at: nextDay(ctx.now), after: 0 },
  );
}

/** Planning the same run again has no effect. */
export function planRetention(ctx: CommandContext, { at, after }: { readonly at: Date; readonly after: number }): void {
  const day = dayOf(at);
  ctx.due.plan({ kind: retainLedger, key: `${day}/${after}`, subject: ledgerResource, dueAt: at, payload: { day } });
}
