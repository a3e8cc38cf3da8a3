import type { AppError } from '../../../kernel/app-error.ts';
import { refused } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { endExceptionsOf } from '../../exceptions/public.ts';
import type { Incident } from '../domain/incident.ts';
import { merge } from '../domain/merge.ts';
import { isWorse } from '../domain/severity.ts';
import { incidentAbsorbed, incidentMerged } from '../ledger-actions.ts';
import { alertsOfIncidents } from '../services.ts';
import { carryObligations } from '../store/obligations.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident, type IncidentRef } from './save-incident.ts';
import { otherIncident } from './other-incident.ts';

/** Merges one incident into another, with its alerts, obligations and breaches. */
export async function mergeInto(
  ctx: CommandContext,
  source: Incident,
  into: string,
  outcome: 'merged' | 'duplicate',
  reason: Scrubbed,
): Promise<Result<IncidentRef, AppError>> {
  const other = await otherIncident(ctx, into, '/into');
  if (!other.ok) return other;
  const policy = ctx.policies.of(other.value);
  const merged = merge(source, other.value, outcome, ctx.now, policy);
  if (!merged.ok) return err(refused(merged.error, 'conflict'));
  const { survivor } = merged.value;
  const clause = policy.triage.severityChange.lower.clause;
  await endExceptionsOf(ctx, source.id);
  const absorbed = ctx.record(incidentAbsorbed, {
    ...incidentResource(survivor),
    clause,
    data: { other: source.id, outcome, from: other.value.severity, to: survivor.severity },
  });
  await carryObligations(ctx.tx, source.id, survivor.id, absorbed);
  await ctx.use(alertsOfIncidents).move(ctx, source.id, survivor);
  await saveIncident(ctx, other.value, survivor, absorbed);
  if (isWorse(survivor.severity, other.value.severity)) await pageFirst(ctx, survivor, 'raised');
  const entry = ctx.record(incidentMerged, {
    ...incidentResource(source),
    clause,
    data: { into: survivor.id, outcome },
    content: { fields: { reason } },
  });
  return ok(await saveIncident(ctx, source, merged.value.source, entry));
}
