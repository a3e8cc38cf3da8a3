import { isBefore } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { obligationsService } from '../../platform/obligations.ts';
import { REAPPLY } from './apply-now.ts';
import { settledBy } from './domain/emergency.ts';
import { reapplyDue } from './due-kinds.ts';
import { breakGlassSettled } from './ledger-actions.ts';
import { lockBehindIncident } from './lock-behind-incident.ts';
import { owedFor, saveEmergency } from './store/emergencies.ts';

/**
 * A change was merged normally with a passing verdict: advances every emergency change that it reverts or re-applies
 * (GOV 5.3.4). `does` is the digest of its patch identity, `change` its name.
 */
export async function settleBy(
  ctx: CommandContext,
  { does, change }: { readonly does: string; readonly change: string },
) {
  for (const { id } of await owedFor(ctx.tx, does)) {
    const found = await lockBehindIncident(ctx, id);
    const how = found && settledBy(found.emergency, { does });
    if (found === undefined || how === undefined) continue;
    const { emergency, incident } = found;
    ctx.notBefore(emergency.lastInstant);
    const isLate = emergency.applied !== undefined && !isBefore(ctx.now, emergency.applied.reapplyBy);
    const entry = ctx.record(breakGlassSettled, {
      resource: { kind: 'break_glass', id },
      clause: ctx.policies.current.changes.breakGlass.reapplication.clause,
      touched: [incident.id],
      data: { emergency: id, commit: emergency.commit, how, change, late: isLate },
    });
    if (how === 'reverted') {
      await saveEmergency(ctx.tx, { ...emergency, revertedAt: ctx.now }, ctx.now, entry);
      continue;
    }
    await saveEmergency(ctx.tx, { ...emergency, reapplied: { at: ctx.now, by: change } }, ctx.now, entry);
    ctx.due.supersede({ kind: 'break_glass', id }, [reapplyDue], 'it went through the normal process');
    await ctx.use(obligationsService).discharge(ctx, { incident: emergency.incident, kind: REAPPLY, key: id });
  }
}
