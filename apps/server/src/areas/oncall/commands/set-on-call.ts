import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { activePeople, authorise } from '../../identity/public.ts';
import { judgeOwnHand } from '../domain/own-hand.ts';
import { onCallSet } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { othersWhoMaySet } from '../queries/others-who-may-set.ts';
import { lockPlaces, placesNow, replacePlaces } from '../store/places.ts';

const LIST = { kind: 'on-call-list', id: 'organisation' } as const;

/** Puts these people on call, in this order, from now on. */
export const setOnCall = defineCommand({
  name: 'oncall.set',
  input: Type.Object(
    { people: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 100, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  resource: () => LIST,
  async decide(ctx, input) {
    const allowed = await authorise(ctx, onCallPermissions.set, { visibility: 'organisation' });
    if (!allowed.ok) return allowed;
    const people = input.people.map((id) => asId<'principal'>(id));
    const active = await activePeople(ctx.tx, people);
    if (active.length < people.length) return err(notMembers(people.findIndex((id) => !active.includes(id))));
    await lockPlaces(ctx.tx);
    const before = await placesNow(ctx.tx);
    const by = principalOf(ctx.actor);
    const others = await othersWhoMaySet(ctx.tx, ctx.policies.current, by);
    const judged = judgeOwnHand({ by, people, before, others });
    if (!judged.ok) return judged;
    const entry = ctx.record(onCallSet, {
      resource: LIST,
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
