import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { dutiesOf } from '../domain/duties.ts';
import { absenceOver, absenceSaid } from '../ledger-actions.ts';
import { theList } from '../on-call-thing.ts';
import { onCallPermissions } from '../permissions.ts';
import { schedulesFor } from '../store/schedules.ts';
import { insertAbsence, withdrawAbsences } from '../store/stand-ins.ts';
import { givenSpan, spanFields } from './schedule-fields.ts';

const own = { noun: 'oncall', clauses: ['2.1'], permission: onCallPermissions.swap } as const;

/**
 * Records when the actor cannot be on call. It removes nobody from a schedule: the response names the affected shifts,
 * and they become findings ahead of time.
 */
export const sayAway = verbOfAll({
  ...own,
  name: 'away',
  route: '/v1/on-call/away',
  words: {
    label: 'Set time away',
    does: 'set when you cannot be on call, and list your shifts in that time',
    done: 'Time away recorded.',
    next: 'muster schedule list',
  },
  fields: spanFields,
  answer: Type.Object({
    meets: Type.Array(
      Type.Object({
        schedule: Type.String({ format: 'uuid' }),
        name: Type.String(),
        from: Type.String({ format: 'date-time' }),
        until: Type.String({ format: 'date-time' }),
      }),
      { description: 'Your shifts in that time: ask for cover, or give them to somebody.' },
    ),
  }),
  async decide(ctx, { input }) {
    const person = principalOf(ctx.actor);
    const span = givenSpan(ctx, input);
    if (!span.ok) return span;
    if (person === undefined) throw new Error('nobody is away');
    const { from, until } = span.value;
    const id = ctx.ids.row(ctx.now);
    const times = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
    const entry = ctx.record(absenceSaid, {
      resource: theList,
      clause: '2.1',
      data: { person, absence: id, ...times },
    });
    await insertAbsence(ctx.tx, { id, person, from: new Date(from), until: new Date(until), entry });
    const schedules = await schedulesFor(ctx.tx, span.value);
    const meets = schedules.flatMap(({ id: schedule, name, schedule: rota }) =>
      dutiesOf(rota, person, span.value).map((duty) => ({
        schedule,
        name,
        from: new Date(duty.from).toISOString(),
        until: new Date(duty.until).toISOString(),
      })),
    );
    return ok({ meets });
  },
});

/** Withdraws an absence: the actor is available again. */
export const sayBack = verbOfAll({
  ...own,
  name: 'back',
  route: '/v1/on-call/back',
  words: {
    label: 'End time away',
    does: 'end your time away and be available for on-call again',
    done: 'You can be on call again.',
    next: 'muster oncall show',
  },
  answer: Type.Object({}),
  async decide(ctx) {
    const person = principalOf(ctx.actor);
    if (person === undefined) throw new Error('nobody is back');
    const entry = ctx.record(absenceOver, { resource: theList, clause: '2.1', data: { person } });
    return (await withdrawAbsences(ctx.tx, person, { at: ctx.now, entry })) > 0 ? ok({}) : err(notAway);
  },
});

const notAway: AppError = {
  kind: 'conflict',
  code: 'oncall/not-away',
  public: 'You have no time away set.',
};
