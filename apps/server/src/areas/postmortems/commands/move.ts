import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { unlessIn } from '../domain/steps.ts';
import { postmortemMoved } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { SHOW } from './fields.ts';
import { postmortemOf, savePostmortem } from './save.ts';

/** Submits it for review: the roles that the matrix consults are asked (GOV 2.5). */
export const submit = verb(postmortemThing, {
  name: 'submit',
  words: {
    label: 'Send for review',
    does: 'send the draft to review; those who must be consulted are asked',
    done: 'Sent to review.',
    next: SHOW,
  },
  clauses: ['2.5'],
  activity: 'postmortem-facilitation',
  permission: postmortemPermissions.facilitate,
  unless: (here) => unlessIn(here, 'draft'),
  async decide(ctx, { thing: { incident, postmortem } }) {
    if (postmortem === undefined) return err(postmortemThing.missing);
    const entry = ctx.record(postmortemMoved, {
      ...postmortemOf(incident),
      clause: '2.5',
      data: { from: postmortem.state, to: 'in-review' },
    });
    await savePostmortem(ctx, { ...postmortem, state: 'in-review' }, entry);
    return ok(undefined);
  },
});

/** Returns it to draft, saying what is missing. */
export const rework = verb(postmortemThing, {
  name: 'rework',
  words: {
    label: 'Return to draft',
    does: 'return it to draft, saying what is missing',
    done: 'Returned to draft.',
    next: SHOW,
  },
  clauses: ['2.5'],
  permission: postmortemPermissions.write,
  fields: { reason: LongText({ asks: 'What is missing?', short: 'r', limit: 2000 }) },
  unless: (here) => unlessIn(here, 'in-review'),
  async decide(ctx, { thing: { incident, postmortem }, input }) {
    if (postmortem === undefined) return err(postmortemThing.missing);
    const entry = ctx.record(postmortemMoved, {
      ...postmortemOf(incident),
      clause: '2.5',
      data: { from: postmortem.state, to: 'draft' },
      content: { fields: { reason: input.reason } },
    });
    await savePostmortem(ctx, { ...postmortem, state: 'draft' }, entry);
    return ok(undefined);
  },
});
