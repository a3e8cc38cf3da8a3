import { followBoundaries } from '../boundaries.ts';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activePeople } from '../../identity/public.ts';
import { standInCancelled } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { scheduleThing } from '../schedule-thing.ts';
import { cancelOverride, overrideById } from '../store/stand-ins.ts';
import { updateSchedule } from '../store/schedules.ts';
import { tellOfShift } from '../tell.ts';
import { givenSpan, memberOf, spanFields } from './schedule-fields.ts';
import { inTurnAt, judgeNewcomers } from './save-schedule.ts';
import { standIn } from './stand-in.ts';

/** Puts someone on call for a limited time, e.g. for a colleague who is ill or over a holiday. */
export const overrideSchedule = verb(scheduleThing, {
  name: 'override',
  words: {
    label: 'Put somebody on call for a time',
    does: 'put somebody on call for a time, in place of one person or of everybody',
    done: 'Override added; both people are notified.',
    next: 'muster schedule show <key>',
  },
  clauses: ['2.1', '6.2'],
  permission: onCallPermissions.set,
  fields: {
    member: Ref('member', { asks: 'Who stands in?', positional: true }),
    instead: Type.Optional(Ref('member', { asks: 'Instead of whom? Everybody if left out' })),
    ...spanFields,
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored, input }) {
    const span = givenSpan(ctx, input);
    if (!span.ok) return span;
    const to = memberOf(input.member);
    if (to === undefined || (await activePeople(ctx.tx, [to])).length === 0) return err(notAMember);
    const inTurn = inTurnAt(stored, span.value.from);
    const judged = await judgeNewcomers(ctx, [to], inTurn);
    if (!judged.ok) return judged;
    const how = to === principalOf(ctx.actor) ? 'taken' : 'arranged';
    return standIn(ctx, stored, { ...span.value, to, instead: memberOf(input.instead), how, ...judged.value });
  },
});

/** Cancels a stand-in. The part already served stays on record. */
export const cancelStandIn = verb(scheduleThing, {
  name: 'put-back',
  words: {
    label: 'End the override',
    does: 'end an override now',
    done: 'Override ended. The schedule applies again, and both people are notified.',
    next: 'muster schedule show <key>',
  },
  clauses: ['2.1', '6.2'],
  permission: onCallPermissions.set,
  fields: {
    override: Type.String({
      format: 'uuid',
      ...field({ asks: 'Which override? Its id, from muster schedule show', positional: true }),
    }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored, input }) {
    const found = await overrideById(ctx.tx, input.override);
    if (found === undefined || found.schedule_id !== stored.id || found.until_at.getTime() <= ctx.now.getTime())
      return err(noSuchOverride);
    const entry = ctx.record(standInCancelled, {
      resource: { kind: 'schedule', id: stored.id },
      clause: '6.2',
      data: { schedule: stored.id, override: found.id, why: 'hand' },
    });
    await cancelOverride(ctx.tx, found.id, { at: ctx.now, entry });
    await updateSchedule(ctx.tx, { id: stored.id, at: ctx.now, entry });
    const span = { from: Math.max(found.from_at.getTime(), ctx.now.getTime()), until: found.until_at.getTime() };
    tellOfShift(ctx, stored.id, [found.person_id ?? undefined, found.instead_id ?? undefined], 'put-back', span);
    await followBoundaries(ctx);
    return ok({ id: found.id });
  },
});

const notAMember: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-member',
  public: 'Only active members can be on call.',
  fields: [{ path: '/member', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};

const noSuchOverride: AppError = {
  kind: 'not_found',
  code: 'oncall/no-such-override',
  public: 'There is no such override.',
  remedy: 'muster schedule show lists them.',
};
