import { verb } from '../../../platform/verbs/verb.ts';
import { retitle } from '../domain/retitle.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentRetitled } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { SHOW, Title } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';

/** A responder gives the incident a better title; the ledger keeps both (R39). */
export const retitleIncident = verb(incidentThing, {
  name: 'retitle',
  words: {
    label: 'Change the title',
    does: 'give it a new title; the old one stays in its timeline',
    done: 'Title changed.',
    next: SHOW,
  },
  clauses: ['8.2'],
  permission: incidentPermissions.retitle,
  fields: { title: Title('What is the new title?') },
  decide: async (ctx, { thing: incident, input, policy }) =>
    saveUnlessRefused(ctx, incident, retitle(incident, input.title, policy), () =>
      ctx.record(incidentRetitled, {
        ...incidentResource(incident),
        clause: policy.accountability.duties.clause,
        data: { proposed: input.title === incident.proposedTitle },
        content: { fields: { from: incident.title, to: input.title } },
      }),
    ),
});
