import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { resumePath } from '../../oncall/public.ts';
import type { Incident } from '../domain/incident.ts';
import { unacknowledge, unacknowledgeRefusal } from '../domain/lifecycle.ts';
import { acknowledgementLapses } from '../due-kinds.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentUnacknowledged } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { SHOW } from './fields.ts';
import { pageFirst } from './page-first.ts';
import { dueSubject } from './plan-deadlines.ts';
import { incidentResource, saveIncident, type IncidentRef } from './save-incident.ts';

/** The responder cannot take it after all: the next in line is paged at once. A met acknowledgement clock stays met. */
export const unacknowledgeIncident = verb(incidentThing, {
  name: 'unacknowledge',
  aliases: ['pass-on'],
  words: {
    label: 'Pass it on',
    does: 'say that you cannot take it after all: the next person is paged',
    done: 'Somebody else is paged.',
    next: SHOW,
  },
  clauses: ['3.1.2'],
  permission: incidentPermissions.acknowledge,
  unless: (incident, { policy }) => unacknowledgeRefusal(incident, policy),
  async decide(ctx, { thing: incident }) {
    return ok(await callAgain(ctx, incident, 'passed-on'));
  },
});

/**
 * Nobody is handling it any more, or more help is needed: continues its team's path, or pages the on-call list until
 * someone acknowledges (R41).
 */
export async function callAgain(
  ctx: CommandContext,
  incident: Incident,
  why: 'passed-on' | 'lapsed' | 'still-open',
): Promise<IncidentRef> {
  const entry = ctx.record(incidentUnacknowledged, {
    ...incidentResource(incident),
    clause: ctx.policies.of(incident).severities[incident.severity].acknowledgement.clause,
    data: { why },
  });
  ctx.due.supersede(dueSubject(incident), [acknowledgementLapses], why);
  const calling = unacknowledge(incident, ctx.now);
  if (!(await resumePath(ctx, incident.id, why))) await pageFirst(ctx, calling, why);
  return saveIncident(ctx, incident, calling, entry);
}
