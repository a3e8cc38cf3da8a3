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

/** Whoever had it cannot take it after all: whoever comes next is called at once. The kept clock stays kept. */
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

/** Nobody has it any more, or not alone: its team's path goes on, or the on-call list is called until somebody answers (R41). */
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
