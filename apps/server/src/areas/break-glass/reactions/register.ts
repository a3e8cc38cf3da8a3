import { ownWords } from '../../../kernel/scrubbed.ts';
import type { DeadlineHandler, DueRegistry } from '../../../platform/worker/registry.ts';
import { voided } from '../../../platform/due/outcome.ts';
import { violationsService } from '../../../platform/violations.ts';
import { contactsIn } from '../../identity/public.ts';
import { commanderOf } from '../../incidents/public.ts';
import { pagePeople } from '../../oncall/public.ts';
import { grantEnds, reapplyDue } from '../due-kinds.ts';
import { breakGlassLapsed, breakGlassMissed } from '../ledger-actions.ts';
import { lockBehindIncident } from '../lock-behind-incident.ts';
import { saveEmergency } from '../store/emergencies.ts';

/** Registers the handlers of this area's due work. */
export function registerBreakGlassReactions(registry: DueRegistry): void {
  registry.onDeadline(grantEnds, lapse);
  registry.onDeadline(reapplyDue, miss);
}

/** The grant expired unused. */
const lapse: DeadlineHandler<typeof grantEnds.payload> = async (ctx, { payload }) => {
  const found = await lockBehindIncident(ctx, payload.emergency);
  if (found === undefined || found.emergency.applied !== undefined) return voided(ownWords('it was used'));
  const { emergency, incident } = found;
  ctx.notBefore(emergency.lastInstant);
  const { id, commit } = emergency;
  const entry = ctx.record(breakGlassLapsed, {
    resource: { kind: 'break_glass', id },
    clause: ctx.policies.current.changes.breakGlass.grant.clause,
    touched: [incident.id],
    data: { emergency: id, commit },
  });
  await saveEmergency(ctx.tx, { ...emergency, lapsedAt: ctx.now }, ctx.now, entry);
  return undefined;
};

/** It was not re-applied in time: escalated, and a violation (GOV 5.3.4). Only re-applying it ends its clock. */
const miss: DeadlineHandler<typeof reapplyDue.payload> = async (ctx, { payload, dueAt }) => {
  const found = await lockBehindIncident(ctx, payload.emergency);
  if (found === undefined || found.emergency.reapplied !== undefined)
    return voided(ownWords('it went through the normal process'));
  const { emergency, incident } = found;
  ctx.notBefore(emergency.lastInstant);
  const { id, commit, incidentCode } = emergency;
  const { reapplication } = ctx.policies.current.changes.breakGlass;
  const entry = ctx.record(breakGlassMissed, {
    resource: { kind: 'break_glass', id },
    clause: reapplication.clause,
    touched: [incident.id],
    data: { emergency: id, commit, dueAt: dueAt.toISOString() },
  });
  await saveEmergency(ctx.tx, { ...emergency, missedAt: dueAt }, ctx.now, entry);
  if (reapplication.missed.includes('record-violation'))
    await ctx.use(violationsService).found(ctx, {
      clause: reapplication.clause,
      what: ownWords(
        `The emergency change ${commit} under ${incidentCode} has not gone through the normal process in time.`,
      ),
      about: [emergency.requestedBy],
      key: `break-glass/${id}/re-apply`,
    });
  if (reapplication.missed.includes('escalate')) {
    const contacts = await contactsIn(ctx.tx, reapplication.escalatesTo);
    const commander = commanderOf(incident);
    await pagePeople(ctx, [...new Set([...contacts.values(), ...(commander === undefined ? [] : [commander])])], {
      incident: incident.id,
      why: 're-apply-missed',
      clause: reapplication.clause,
      drill: incident.isDrill,
      urgency: 'notify',
    });
  }
  return undefined;
};
