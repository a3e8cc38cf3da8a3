import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { Key, Ref, Secret } from '../../../platform/verbs/fields.ts';
import { defineThing } from '../../../platform/verbs/verb-thing.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { hashSecret, newSecret } from '../../identity/public.ts';
import { THE_LIST } from '../domain/the-list.ts';
import { calendarKind } from '../kinds.ts';
import { calendarMade, calendarRenewed, calendarRevoked } from '../ledger-actions.ts';
import { onCallPermissions } from '../permissions.ts';
import { noSuchSchedule } from '../schedule-thing.ts';
import { schedulesNamed } from '../store/schedules.ts';
import { insertFeed, lockFeed, renewFeed, revokeFeed } from './feeds.ts';

const calendarThing = defineThing({
  kind: calendarKind,
  noun: 'calendar',
  root: '/v1/calendars',
  key: { id: Key('calendar') },
  idOf: ({ id }) => id,
  async lock({ tx, actor }, { id }) {
    const feed = await lockFeed(tx, asId<'calendar'>(id));
    return feed?.owner === principalOf(actor) ? feed : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: {
    kind: 'not_found',
    code: 'oncall/no-such-calendar',
    public: 'You have no such calendar.',
    remedy: 'muster calendar list shows yours.',
  },
});

const own = { clauses: ['2.1', '6.2'], permission: onCallPermissions.calendar } as const;
const Address = {
  id: Type.String({ format: 'uuid' }),
  url: Secret('The address to subscribe to. Anyone who has it can read it. It is shown only once.'),
};

/** Creates a calendar subscription: of one's own shifts, or of a schedule. */
export const makeCalendar = verbOfAll({
  noun: 'calendar',
  kind: calendarKind,
  name: 'create',
  route: '/v1/calendars',
  creates: true,
  words: {
    label: 'Subscribe in a calendar',
    does: 'get a secret address where a calendar can read your shifts, or those of a schedule',
    done: 'Address created. It is shown only once.',
    next: 'muster calendar list',
  },
  ...own,
  fields: {
    scheduleId: Type.Optional(
      Ref('schedule', { asks: 'Which schedule? Your own shifts, if left out', option: 'schedule' }),
    ),
  },
  answer: Type.Object(Address, { title: 'MadeCalendar' }),
  async decide(ctx, { input }) {
    const owner = principalOf(ctx.actor);
    if (owner === undefined) throw new Error('this permission lets only people through');
    const schedule = input.scheduleId === undefined ? undefined : asId<'schedule'>(input.scheduleId);
    if (schedule !== undefined && schedule !== THE_LIST && (await schedulesNamed(ctx.tx, [schedule])).length === 0)
      return err(noSuchSchedule);
    const id = asId<'calendar'>(ctx.ids.opaque());
    const { url, hash } = newAddress(ctx);
    const entry = ctx.record(calendarMade, {
      resource: { kind: 'calendar', id },
      clause: '6.2',
      data: { calendar: id, ...(schedule === undefined ? {} : { schedule }) },
    });
    const isNew = await insertFeed(ctx.tx, { id, owner, schedule, madeAt: ctx.now, hash, entry });
    return isNew ? ok({ id, url }) : err(madeAlready);
  },
});

/** Gives a calendar a new URL, for instance because the old one leaked. */
export const renewCalendar = verb(calendarThing, {
  name: 'renew',
  words: {
    label: 'Replace the address',
    does: 'replace its address; the old one stops working at once',
    done: 'Address replaced. It is shown only once. The old one no longer works.',
    next: 'muster calendar list',
  },
  ...own,
  answer: Type.Object(Address, { title: 'RenewedCalendar' }),
  async decide(ctx, { thing: feed }) {
    const { url, hash } = newAddress(ctx);
    const resource = { kind: 'calendar', id: feed.id };
    const entry = ctx.record(calendarRenewed, { resource, clause: '6.2', data: { calendar: feed.id } });
    await renewFeed(ctx.tx, feed.id, { hash, entry });
    return ok({ id: feed.id, url });
  },
});

export const revokeCalendar = verb(calendarThing, {
  name: 'revoke',
  words: {
    label: 'Revoke',
    does: 'revoke its address; it stops working at once',
    done: 'Address revoked.',
    next: 'muster calendar list',
  },
  ...own,
  danger: true,
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: feed }) {
    const resource = { kind: 'calendar', id: feed.id };
    const entry = ctx.record(calendarRevoked, { resource, clause: '6.2', data: { calendar: feed.id } });
    await revokeFeed(ctx.tx, feed.id, { at: ctx.now, entry });
    return ok({ id: feed.id });
  },
});

function newAddress(ctx: CommandContext): { readonly url: string; readonly hash: string } {
  const secret = newSecret(ctx.ids);
  const { href } = new URL(`/v1/calendars/read/${secret}`, ctx.use(publicUrlService)());
  return { url: `${href}.ics`, hash: hashSecret(secret).toString('hex') };
}

const madeAlready: AppError = {
  kind: 'conflict',
  code: 'oncall/calendar-there',
  public: 'You already have this calendar.',
  remedy: 'Replace its address: muster calendar renew.',
};
