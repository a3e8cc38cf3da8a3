import { verb } from '../../../platform/verbs/verb.ts';
import { resolve, stepRefusal } from '../domain/lifecycle.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentResolved } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';

/** The cause is fixed. Meets the resolution clock, and mitigates the incident if it was not yet. */
export const resolveIncident = verb(incidentThing, {
  name: 'resolve',
  words: { label: 'Mark resolved', does: 'say that the cause is gone', done: 'Resolved.', next: SHOW },
  clauses: ['3.1.4'],
  permission: incidentPermissions.work,
  fields: { note: Note({ asks: 'What fixed it?', short: 'm' }) },
  unless: (incident, { policy }) => stepRefusal(incident, 'resolve', policy),
  decide: async (ctx, { thing: incident, input, policy }) =>
    saveUnlessRefused(ctx, incident, resolve(incident, ctx.now, policy), () =>
      ctx.record(incidentResolved, {
        ...incidentResource(incident),
        clause: policy.severities[incident.severity].resolution.clause,
        data: { from: incident.phase },
        content: { fields: { note: input.note } },
      }),
    ),
});
