import { principalOf } from '../../../kernel/actor.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { approvalThing } from '../approval-thing.ts';
import { voteRefused } from '../domain/judge-vote.ts';
import { approvalPermissions } from '../permissions.ts';
import { vote } from './vote.ts';

/** Declines a request with a reason. One vote is enough; it can be requested again. */
export const decline = verb(approvalThing, {
  name: 'decline',
  words: {
    label: 'Decline',
    does: 'decline a request, with a reason',
    done: 'Declined.',
    next: 'muster approval show <id>',
  },
  clauses: ['2.1', '2.10', '3.1.1'],
  permission: approvalPermissions.decide,
  fields: { reason: LongText({ asks: 'Why do you decline?', limit: 2000, short: 'r' }) },
  unless: (here, { actor, now, policy }) => voteRefused(here, principalOf(actor), now, policy),
  decide: async (ctx, { thing, input }) => vote(ctx, thing, 'decline', input.reason),
});
