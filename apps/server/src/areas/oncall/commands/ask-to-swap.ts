import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activePeople } from '../../identity/public.ts';
import { judgeSwap, type Swap } from '../domain/swap.ts';
import { swapAsked } from '../ledger-actions.ts';
import { onCallSwap } from '../on-call-swap.ts';
import { onCallThing, theList } from '../on-call-thing.ts';
import { onCallPermissions } from '../permissions.ts';

const answer = Type.Object({ approval: Type.String({ format: 'uuid' }) });
const reason = LongText({ asks: 'Why?', short: 'r', limit: 1000 });
const asksThem = { done: 'Request sent.', next: 'muster approval list' } as const;

/** Asks a person on call to let the actor take their place; that person decides (R42). */
export const takePlace = verb(onCallThing, {
  name: 'take',
  words: { label: 'Ask to take over', does: 'ask somebody who is on call to let you take over from them', ...asksThem },
  clauses: ['6.2'],
  permission: onCallPermissions.swap,
  fields: { member: Ref('member', { asks: 'From whom?', positional: true }), reason },
  answer,
  async decide(ctx, { thing: people, input }) {
    const from = asId<'principal'>(input.member);
    return askToSwap(ctx, { from, to: self(ctx.actor), accepts: from, reason: input.reason }, people);
  },
});

/** Asks another person to take the actor's place on call; that person decides (R42). */
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

/** Only people can ask: the permission ensures it. */
function self(actor: Parameters<typeof principalOf>[0]) {
  const id = principalOf(actor);
  if (id === undefined) throw new Error('a place on call is asked for by nobody');
  return id;
}

type WantedSwap = Swap & {
  /** The other of the two, who decides. */
  readonly accepts: PrincipalId;
  readonly reason: Scrubbed;
};

/** Requests the swap from the other person and notifies them. `people` is the on-call list, locked by the verb. */
async function askToSwap(
  ctx: CommandContext,
  { from, to, accepts, reason }: WantedSwap,
  people: readonly PrincipalId[],
): Promise<Result<{ readonly approval: string }, AppError>> {
  const place = judgeSwap({ from, to }, people);
  if (!place.ok) return place;
  if ((await activePeople(ctx.tx, [from, to])).length < 2) return err(notAMember);
  const asked = await ctx.use(approvalsService).request(ctx, onCallSwap, {
    subject: { kind: 'on-call-place', id: from },
    parameters: { to, accepts },
    title: ownWords(
      accepts === from ? 'a request to take over on call from somebody' : 'a request to take over on call',
    ),
    reason,
    about: to,
  });
  if (!asked.ok) return asked;
  const { approval } = asked.value;
  ctx.record(swapAsked, { resource: theList, clause: '6.2', data: { from, to, approval } });
  return ok({ approval });
}

const notAMember: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-member',
  public: 'Only active members can be on call.',
  fields: [{ path: '/member', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};
