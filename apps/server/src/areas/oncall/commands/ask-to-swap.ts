import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { onCallThing } from '../on-call-thing.ts';
import { askToSwap } from '../on-call-swap.ts';
import { onCallPermissions } from '../permissions.ts';

const answer = Type.Object({ approval: Type.String({ format: 'uuid' }) });
const reason = LongText({ asks: 'Why?', short: 'r', limit: 1000 });
const asksThem = { done: 'They are asked.', next: 'muster approval list' } as const;

/** One asks to go on call in the place of somebody who is: it is theirs to say (R42). */
export const takePlace = verb(onCallThing, {
  name: 'take',
  words: { label: 'Ask to take a place', does: 'ask somebody on call to let you take their place', ...asksThem },
  clauses: ['6.2'],
  permission: onCallPermissions.swap,
  fields: { member: Ref('member', { asks: 'Whose place?', positional: true }), reason },
  answer,
  async decide(ctx, { thing: people, input }) {
    const from = asId<'principal'>(input.member);
    return askToSwap(ctx, { from, to: self(ctx.actor), accepts: from, reason: input.reason }, people);
  },
});

/** One asks another to go on call in one's place: it is theirs to accept (R42). */
export const givePlace = verb(onCallThing, {
  name: 'give',
  words: { label: 'Ask to be relieved', does: 'ask somebody to go on call in your place', ...asksThem },
  clauses: ['6.2'],
  permission: onCallPermissions.swap,
  fields: { member: Ref('member', { asks: 'Who takes your place?', positional: true }), reason },
  answer,
  async decide(ctx, { thing: people, input }) {
    const to = asId<'principal'>(input.member);
    return askToSwap(ctx, { from: self(ctx.actor), to, accepts: to, reason: input.reason }, people);
  },
});

/** Only people ask: the permission has seen to it. */
function self(actor: Parameters<typeof principalOf>[0]) {
  const id = principalOf(actor);
  if (id === undefined) throw new Error('a place on call is asked for by nobody');
  return id;
}
