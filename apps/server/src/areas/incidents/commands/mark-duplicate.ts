import { verb } from '../../../platform/verbs/verb.ts';
import { falseAlarmRefusal } from '../domain/merge.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { mergeInto } from './merge-into.ts';
import { Other } from './other-incident.ts';

/** The incident was already reported: same rules as a merge, under its own name. */
export const markDuplicate = verb(incidentThing, {
  name: 'duplicate',
  words: {
    label: 'Mark as a duplicate',
    does: 'mark it as the same as another incident, which takes the earlier start, the worse severity and all obligations',
    done: 'Marked as a duplicate. Work continues in the other incident.',
    next: SHOW,
  },
  clauses: ['3.1.1'],
  permission: incidentPermissions.arrange,
  danger: true,
  fields: { into: Other('Of which incident?'), reason: Note({ asks: 'How do you know?', short: 'r' }) },
  unless: (incident, { policy }) => falseAlarmRefusal(incident, policy),
  decide: async (ctx, { thing, input }) => mergeInto(ctx, thing, input.into, 'duplicate', input.reason),
});
