import { verb } from '../../../platform/verbs/verb.ts';
import { falseAlarmRefusal } from '../domain/merge.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { mergeInto } from './merge-into.ts';
import { Other } from './other-incident.ts';

/** Merges this incident into another, which takes the earlier start, the worse severity and all obligations. */
export const mergeIncident = verb(incidentThing, {
  name: 'merge',
  words: {
    label: 'Merge into another',
    does: 'merge it into another incident, which takes the earlier start, the worse severity and all obligations',
    done: 'Merged. Work continues in the other incident.',
    next: SHOW,
  },
  clauses: ['3.1.1'],
  permission: incidentPermissions.arrange,
  danger: true,
  fields: { into: Other('Into which incident?'), reason: Note({ asks: 'Why are they the same?', short: 'r' }) },
  unless: (incident, { policy }) => falseAlarmRefusal(incident, policy),
  decide: async (ctx, { thing, input }) => mergeInto(ctx, thing, input.into, 'merged', input.reason),
});
