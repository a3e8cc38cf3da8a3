import { principalOf } from '../../../kernel/actor.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { approvalThing } from '../approval-thing.ts';
import { hasChanged, voteRefused } from '../domain/judge-vote.ts';
import { approvalPermissions } from '../permissions.ts';
import { vote } from './vote.ts';

/** Approves a request, or ratifies what was already done. The deciding vote applies it in the same transaction. */
export const approve = verb(approvalThing, {
  name: 'approve',
  words: {
    label: 'Approve',
    does: 'approve a request; if yours is the last approval needed, it takes effect at once',
    done: 'Your approval is recorded.',
    next: 'muster approval show <id>',
  },
  clauses: ['2.1', '2.10', '3.1.1'],
  permission: approvalPermissions.decide,
  unless: (here, { actor, now, policy }) => voteRefused(here, principalOf(actor), now, policy),
  confirm: (here) =>
    hasChanged(here)
      ? {
          asks: 'What this request is about has changed since it was made. Approve it as it is now?',
          clause: here.rule.clause,
        }
      : undefined,
  decide: async (ctx, { thing }) => vote(ctx, thing, 'approve'),
});
