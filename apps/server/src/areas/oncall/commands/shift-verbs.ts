import { Type } from 'typebox';
import { onCallAt } from '@muster/rota';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field, LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activePeople } from '../../identity/public.ts';
import { coversAll, dutiesOf, type Span } from '../domain/duties.ts';
import { coverAsked, coverWithdrawn } from '../ledger-actions.ts';
import { onCallShift } from '../on-call-shift.ts';
import { onCallPermissions } from '../permissions.ts';
import { aheadOf, scheduleOver, scheduleThing } from '../schedule-thing.ts';
import { closeCover, insertCover, openCovers, personIn } from '../store/stand-ins.ts';
import type { StoredSchedule } from '../store/schedules.ts';
import { tellOfShift } from '../tell.ts';
import { givenSpan, memberOf, spanFields } from './schedule-fields.ts';
import { inTurnAt } from './save-schedule.ts';
import { standIn } from './stand-in.ts';

const theirs = { clauses: ['6.2'], permission: onCallPermissions.swap } as const;

/**
 * Takes over a shift of the actor's own rotation. Not a self-grant, as someone else put the actor into the rotation
 * (R42). By default from now until the person on call would hand over.
 */
export const takeShift = verb(scheduleThing, {
  name: 'take',
  words: {
    label: 'Take the shift',
    does: 'take a shift in a rotation that you are in: from now until it ends, or for a time that you give',
    done: 'You are on call for that time; the person you relieve is notified.',
    next: 'muster schedule show <key>',
  },
  ...theirs,
  fields: { instead: Type.Optional(Ref('member', { asks: 'Whose? Needed where several are on call' })), ...spanFields },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored, input }) {
    const self = selfOf(ctx.actor);
    const start = givenSpan(ctx, input, () => aheadOf(ctx).until);
    if (!start.ok) return start;
    if (!inTurnAt(stored, start.value.from).includes(self)) return err(notInTurn);
    const { schedule } = (await scheduleOver(ctx, stored.id, start.value)) ?? stored;
    const there = onCallAt(schedule, start.value.from).map(({ person }) => person);
    const [alone, ...others] = there;
    if (input.instead === undefined && others.length > 0) return err(whose);
    const instead = memberOf(input.instead ?? alone);
    const span = givenSpan(ctx, input, (from) =>
      instead === undefined ? undefined : endOf(schedule, instead, from, start.value),
    );
    if (!span.ok) return span;
    return standIn(ctx, stored, { ...span.value, to: self, instead, how: 'taken', unseparated: false });
  },
});

/** Asks the rotation for cover: whoever takes the shift first gets it. */
export const askCover = verb(scheduleThing, {
  name: 'ask-cover',
  words: {
    label: 'Ask for cover',
    does: 'ask everybody in the rotation to take your shift; the first to take it gets it',
    done: 'Request sent.',
    next: 'muster schedule show <key>',
  },
  ...theirs,
  fields: spanFields,
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored, input }) {
    const own = await ownShift(ctx, stored, input);
    if (!own.ok) return own;
    const { self, span } = own.value;
    const others = (await activePeople(ctx.tx, inTurnAt(stored, span.from))).filter((person) => person !== self);
    if (others.length === 0) return err(nobodyToAsk);
    const id = ctx.ids.row(ctx.now);
    const entry = ctx.record(coverAsked, askedData(stored, span, { cover: id }));
    const isNew = await insertCover(ctx.tx, {
      id,
      schedule: stored.id,
      person: self,
      ...dates(span),
      at: ctx.now,
      entry,
    });
    if (!isNew) return err(askedAlready);
    tellOfShift(ctx, stored.id, others, 'cover-asked', span);
    return ok({ id });
  },
});

/** Asks a person to take the actor's shift: only they can accept it (R42). */
export const giveShift = verb(scheduleThing, {
  name: 'give',
  words: {
    label: 'Give the shift to somebody',
    does: 'ask somebody to take your shift; it is theirs once they accept',
    done: 'Request sent.',
    next: 'muster approval list',
  },
  ...theirs,
  fields: {
    member: Ref('member', { asks: 'Who takes it?', positional: true }),
    ...spanFields,
    reason: LongText({ asks: 'Why?', short: 'r', limit: 1000 }),
  },
  answer: Type.Object({ approval: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored, input }) {
    const own = await ownShift(ctx, stored, input);
    if (!own.ok) return own;
    const { self, span } = own.value;
    const to = asId<'principal'>(input.member);
    if (to === self) return err(toOneself);
    if ((await activePeople(ctx.tx, [to])).length === 0) return err(notAMember);
    const cover = ctx.ids.row(ctx.now);
    const asked = { schedule: stored.id, person: self, ...dates(span) };
    const known = (await openCovers(ctx.tx, ctx.now, asked)).find((each) => each.from_at.getTime() === span.from);
    const id = known?.id ?? cover;
    // The row must name the entry that records the request, and the approval request needs the row first.
    const entry = ctx.record(coverAsked, askedData(stored, span, { cover: id }));
    if (known === undefined) await insertCover(ctx.tx, { id, ...asked, at: ctx.now, entry });
    const requested = await ctx.use(approvalsService).request(ctx, onCallShift, {
      subject: { kind: 'on-call-shift', id },
      parameters: { schedule: stored.id, to },
      title: ownWords('a request to take over a shift'),
      reason: input.reason,
      about: to,
    });
    return requested.ok ? ok({ approval: requested.value.approval }) : requested;
  },
});

/** Withdraws a request for cover. */
export const withdrawCover = verb(scheduleThing, {
  name: 'keep',
  words: {
    label: 'Keep the shift',
    does: 'stop asking for cover, and keep your shift',
    done: 'You keep the shift.',
    next: 'muster schedule show <key>',
  },
  ...theirs,
  fields: { cover: Type.String({ format: 'uuid', ...field({ asks: 'Which request? Its id', positional: true }) }) },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: stored, input }) {
    const own = await openCovers(ctx.tx, ctx.now, { schedule: stored.id, person: selfOf(ctx.actor) });
    const found = own.find(({ id }) => id === input.cover);
    if (found === undefined) return err(noSuchCover);
    const entry = ctx.record(coverWithdrawn, {
      resource: { kind: 'schedule', id: stored.id },
      clause: '6.2',
      data: { schedule: stored.id, cover: found.id },
    });
    await closeCover(ctx.tx, found.id, 'withdrawn', entry);
    tellOfShift(ctx, stored.id, [personIn(found)], 'put-back', {
      from: found.from_at.getTime(),
      until: found.until_at.getTime(),
    });
    return ok({ id: found.id });
  },
});

/** Only people can ask: the permission ensures it. */
function selfOf(actor: Actor): PrincipalId {
  const id = principalOf(actor);
  if (id === undefined) throw new Error('a shift is nobody’s');
  return id;
}

/** A span in which the actor is on call throughout: nobody can give away a shift they do not have. */
async function ownShift(
  ctx: CommandContext,
  stored: StoredSchedule,
  input: { readonly begins?: string; readonly ends?: string },
): Promise<Result<{ readonly self: PrincipalId; readonly span: Span }, AppError>> {
  const self = selfOf(ctx.actor);
  const ahead = aheadOf(ctx);
  const span = givenSpan(ctx, input, (from) => endOf(stored.schedule, self, from, ahead));
  if (!span.ok) return span;
  const { schedule } = (await scheduleOver(ctx, stored.id, span.value)) ?? stored;
  return coversAll(dutiesOf(schedule, self, span.value), span.value) ? ok({ self, span: span.value }) : err(notYours);
}

/** When the person on call at a given time hands over, within the look-ahead. */
const endOf = (schedule: StoredSchedule['schedule'], person: PrincipalId, from: number, { until }: Span) =>
  dutiesOf(schedule, person, { from, until }).find((duty) => duty.from === from)?.until;

const dates = ({ from, until }: Span) => ({ from: new Date(from), until: new Date(until) });

const askedData = ({ id }: StoredSchedule, { from, until }: Span, more: { readonly cover: string }) => ({
  resource: { kind: 'schedule', id },
  clause: '6.2',
  data: { schedule: id, from: new Date(from).toISOString(), until: new Date(until).toISOString(), ...more },
});

const notInTurn: AppError = {
  kind: 'refused',
  code: 'oncall/not-in-turn',
  public: 'You cannot put yourself on call: you are not in a rotation of this schedule.',
  remedy: 'Ask somebody who may manage the schedule to put you on call, or the person on call to give you the shift.',
  clause: '6.2',
};

const whose: AppError = {
  kind: 'invalid',
  code: 'oncall/whose-shift',
  public: 'Several people are on call then.',
  fields: [{ path: '/instead', problem: 'is missing', remedy: 'say whose shift you are taking' }],
};

const notYours: AppError = {
  kind: 'conflict',
  code: 'oncall/not-on-call',
  public: 'You are not on call for all of that time.',
  remedy: 'muster schedule show lists when you are.',
};

const nobodyToAsk: AppError = {
  kind: 'conflict',
  code: 'oncall/nobody-to-ask',
  public: 'Nobody else takes turns in this schedule.',
  remedy: 'Give the shift to a named person, or ask somebody who may manage the schedule to put somebody on call.',
};

const askedAlready: AppError = {
  kind: 'conflict',
  code: 'oncall/cover-asked-already',
  public: 'You have already asked for cover for that shift.',
};

const toOneself: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-member',
  public: 'The shift is already yours.',
  fields: [{ path: '/member', problem: 'is you yourself', remedy: 'choose somebody else' }],
};

const notAMember: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-member',
  public: 'Only active members can be on call.',
  fields: [{ path: '/member', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};

const noSuchCover: AppError = {
  kind: 'not_found',
  code: 'oncall/no-such-cover',
  public: 'You did not ask for this cover, or somebody has already taken the shift.',
};
