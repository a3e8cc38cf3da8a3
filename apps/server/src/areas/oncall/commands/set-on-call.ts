import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activePeople } from '../../identity/public.ts';
import { judgeOwnHand } from '../domain/own-hand.ts';
import { onCallSet } from '../ledger-actions.ts';
import { onCallThing, theList } from '../on-call-thing.ts';
import { onCallPermissions } from '../permissions.ts';
import { othersWhoMaySet } from '../queries/others-who-may-set.ts';
import { replacePlaces } from '../store/places.ts';

/** Puts these people on call, in this order, from now on. */
export const setOnCall = verb(onCallThing, {
  name: 'set',
  words: {
    label: 'Put on call',
    does: 'put these members on call, by e-mail or id (never yourself); with none, the list is emptied',
    done: 'On-call list set.',
    next: 'muster oncall show',
  },
  clauses: ['2.1'],
  permission: onCallPermissions.set,
  fields: {
    people: Type.Array(Type.String({ format: 'uuid', 'x-ref': 'member' }), {
      maxItems: 100,
      uniqueItems: true,
      ...field({ asks: 'Who is on call?', positional: true }),
    }),
  },
  async decide(ctx, { thing: before, input }) {
    const people = input.people.map((id) => asId<'principal'>(id));
    const active = await activePeople(ctx.tx, people);
    if (active.length < people.length) return err(notMembers(people.findIndex((id) => !active.includes(id))));
    const by = principalOf(ctx.actor);
    const others = await othersWhoMaySet(ctx.tx, ctx.policies.current, by);
    const judged = judgeOwnHand({ by, people, before, others });
    if (!judged.ok) return judged;
    const entry = ctx.record(onCallSet, {
      resource: theList,
      clause: '2.1',
      data: { people, before: [...before], ...judged.value },
    });
    await replacePlaces(ctx.tx, { people, at: ctx.now, entry, ids: ctx.ids, by });
    return ok({ people });
  },
});

const notMembers = (index: number): AppError => ({
  kind: 'invalid',
  code: 'oncall/not-a-member',
  public: 'Only active members can be on call.',
  fields: [{ path: `/people/${index}`, problem: 'is not an active member', remedy: 'choose a member from the list' }],
});
