import { verb } from '../../../platform/verbs/verb.ts';
import { mitigate, stepRefusal } from '../domain/lifecycle.ts';
import { incidentThing } from '../incident-thing.ts';
import { statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';

/** Users are no longer affected. Meets the mitigation clock and stops the escalation. */
export const mitigateIncident = verb(incidentThing, {
  name: 'mitigate',
  words: { label: 'Mark mitigated', does: 'say that users are no longer affected', done: 'Mitigated.', next: SHOW },
  clauses: ['3.1.3'],
  permission: incidentPermissions.work,
  fields: { note: Note({ asks: 'What stopped the harm?', short: 'm' }) },
  unless: (incident, { policy }) => stepRefusal(incident, 'mitigate', policy),
  decide: async (ctx, { thing: incident, input, policy }) =>
    saveUnlessRefused(ctx, incident, mitigate(incident, ctx.now, policy), () =>
      ctx.record(statusUpdated, {
        ...incidentResource(incident),
        clause: policy.severities[incident.severity].mitigation.clause,
        data: { from: incident.phase, to: 'mitigated', reopened: false },
        content: { fields: { note: input.note } },
      }),
    ),
});
