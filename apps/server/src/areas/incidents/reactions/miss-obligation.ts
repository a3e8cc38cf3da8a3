import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { incidentResource } from '../commands/save-incident.ts';
import { obligationMissed } from '../ledger-actions.ts';
import { lockIncident } from '../store/incidents.ts';
import { findObligation, lockObligationById, settleObligation } from '../store/obligations.ts';

/** The obligation was not met in time: recorded with its original due time. It remains owed. */
export async function missObligation(
  ctx: CommandContext,
  { obligation }: { readonly obligation: string },
): Promise<DeadlineOutcome | void> {
  const seen = await findObligation(ctx.tx, obligation);
  const incident = seen && (await lockIncident(ctx.tx, { id: seen.carrier }));
  if (incident === undefined) return voided(ownWords('there is no such obligation'));
  const owed = await lockObligationById(ctx.tx, obligation);
  if (owed?.dueAt === undefined || owed.dischargedAt !== undefined || owed.missedAt !== undefined)
    return voided(ownWords('it is no longer owed'));
  ctx.notBefore(incident.lastInstant);
  const entry = ctx.record(obligationMissed, {
    ...incidentResource(incident),
    clause: owed.clause,
    data: { kind: owed.kind, key: owed.key, dueAt: owed.dueAt.toISOString() },
    content: { fields: { what: owed.what } },
  });
  await settleObligation(ctx.tx, owed.id, { missedAt: owed.dueAt }, entry);
}
