import type { PolicySnapshot } from '@muster/policy';
import { principalOf } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { holdsActivity } from '../../identity/public.ts';
import { answerPath, stopPages } from '../../oncall/public.ts';
import type { Incident } from '../domain/incident.ts';
import { acknowledge, acknowledgeRefusal } from '../domain/lifecycle.ts';
import { calledInAgain, pageAgain } from '../due-kinds.ts';
import { incidentThing } from '../incident-thing.ts';
import { acknowledgedAgain, incidentConfirmed, statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { SHOW } from './fields.ts';
import { dueSubject } from './plan-deadlines.ts';
import { planLapse } from './plan-lapse.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** Meets the acknowledgement clock, stops the paging, and confirms the declaration if an SRE acknowledges (R23). */
export const acknowledgeIncident = verb(incidentThing, {
  name: 'acknowledge',
  aliases: ['ack'],
  words: { label: 'Acknowledge', does: 'say that you are on it', done: 'Acknowledged.', next: SHOW },
  clauses: ['3.1.2', '2.1'],
  permission: incidentPermissions.acknowledge,
  unless: (incident, { policy }) => acknowledgeRefusal(incident, policy),
  async decide(ctx, { thing: incident, policy }) {
    const acknowledged = acknowledge(incident, ctx.now, policy);
    if (!acknowledged.ok) return err(refused(acknowledged.error, 'conflict'));
    const about = {
      ...incidentResource(incident),
      clause: policy.severities[incident.severity].acknowledgement.clause,
    };
    const entry =
      incident.phase === 'declared'
        ? ctx.record(statusUpdated, {
            ...about,
            data: { from: incident.phase, to: 'acknowledged', reopened: false },
          })
        : ctx.record(acknowledgedAgain, { ...about, data: {} });
    const confirmed = await confirmedDeclaration(ctx, acknowledged.value, policy);
    ctx.due.supersede(dueSubject(incident), [pageAgain, calledInAgain], 'acknowledged');
    await stopPages(ctx, incident.id, 'acknowledged');
    const { wantsMore, lapsesAfterMinutes } = await answerPath(ctx, incident.id);
    if (lapsesAfterMinutes !== undefined) planLapse(ctx, incident, lapsesAfterMinutes);
    const answered = wantsMore ? { ...confirmed, callingSince: ctx.now } : confirmed;
    return ok(await saveIncident(ctx, incident, answered, entry));
  },
});

/** GOV 2.1: declaring is up to an SRE, whose acknowledgement confirms an incident from an alert or another's report. */
async function confirmedDeclaration(
  ctx: CommandContext,
  incident: Incident,
  policy: PolicySnapshot,
): Promise<Incident> {
  const actor = principalOf(ctx.actor);
  if (
    incident.confirmedAt !== undefined ||
    actor === undefined ||
    !(await holdsActivity(ctx, actor, 'declare-incident', 'R', incident))
  )
    return incident;
  ctx.record(incidentConfirmed, {
    ...incidentResource(incident),
    clause: policy.raci['declare-incident'].clause,
    data: { severity: incident.severity },
  });
  return { ...incident, confirmedAt: ctx.now };
}
