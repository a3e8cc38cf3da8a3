import { roleTitle, type PolicySnapshot } from '@muster/policy';
import { addMilliseconds, addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { Kysely } from 'kysely';
import { labelled } from '../../../platform/database/column-classes.ts';
import { asId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { readAlone, readTogether } from '../../../platform/database/read.ts';
import type { DueSubject } from '../../../platform/due/kind.ts';
import { incidentsById, type Incident } from '../../incidents/public.ts';
import {
  beginSending,
  callingSince,
  callOff,
  lockedPages,
  pagesToMembers,
  pageSend,
  type Page,
} from '../../oncall/public.ts';
import type { Channel, ChannelId } from '../domain/channel.ts';
import { roomsOf } from '../domain/channels-for.ts';
import { pageMessage, type PageMessage } from '../domain/page-message.ts';
import { splitSteps, stepsOf, type Rule } from '../domain/rules.ts';
import { pageStep } from '../due-kinds.ts';
import { holdBackStorm, nameOf, rings, type Ringing } from '../bundles/hold-back.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';
import { beginDeliveries, lastTries, type LastTry } from '../store/deliveries.ts';
import { heldOf } from '../store/bundles.ts';
import { rulesOf } from '../store/rules.ts';

/**
 * One page to be taken up. `after`: only the channels due this many minutes after the first page; `only`: the one
 * channel on which it was held back.
 */
export type Turn = {
  readonly page: string;
  readonly subject: DueSubject;
  readonly after?: number | undefined;
  readonly only?: ChannelId;
};

/** Everything needed to send one page; from here on, the database is only written to. */
export type BegunPage = {
  readonly page: Page;
  readonly message: PageMessage;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  /** Channels that have not accepted it yet. Empty if there are no channels at all. */
  readonly offers: readonly ChannelId[];
  /** The earliest time at which a channel that asked for a pause may be tried again. */
  readonly waitsUntil: Date | undefined;
  /** Other channels are due later, by the person's own rules. */
  readonly hasLater: boolean;
  /** Why each channel's last attempt at this page failed. */
  readonly failedBefore: ReadonlyMap<ChannelId, string | undefined>;
};

/**
 * Takes up pages: marks their attempts as begun before anything leaves. Undefined if a page is no longer needed: it was
 * answered or called off since its task was written, every channel has accepted it, or its person is no longer a
 * member. Nearly everything is read in one round trip, as someone is waiting.
 */
export async function beginPages(
  ctx: CommandContext,
  parts: Notifications,
  turns: readonly Turn[],
): Promise<readonly (BegunPage | undefined)[]> {
  const ids = turns.map(({ page }) => page);
  const [locked, toMembers, since, channels, tries, incidents, held] = await readTogether(ctx.tx, [
    lockedPages(ids),
    pagesToMembers(ids),
    callingSince(ids),
    allChannels,
    lastTries(ids),
    incidentsById(turns.map(({ subject }) => asId(subject.id))),
    heldOf(ids),
  ]);
  const { member: wanted = [], stranger: strangers = [] } = Object.groupBy(locked.values(), ({ id }) =>
    toMembers.has(id) ? 'member' : 'stranger',
  );
  await callOff(ctx, strangers);
  const pages = await beginSending(ctx, wanted);
  const called = [...new Set([...pages.values()].map(({ to }) => to))];
  const [rules, { services, names }] = await settleAll([
    readAlone(ctx.tx, rulesOf(called)),
    whereInternal(ctx.tx, parts, channels, [...incidents.keys()], called),
  ]);

  const withheld = await holdBackStorm(
    ctx,
    turns.flatMap((turn): Ringing[] => {
      const page = pages.get(turn.page);
      const incident = incidents.get(asId(turn.subject.id));
      if (page?.urgency !== 'page' || incident === undefined || turn.only !== undefined) return [];
      const { now } = waysOf(turn, page, { channels, rules, since: since.get(page.id), now: ctx.now, parts });
      const isFree = (channel: ChannelId) =>
        rings(channel, channels) &&
        held.get(page.id)?.includes(channel) !== true &&
        tries.get(page.id)?.get(channel)?.state !== 'handed-over';
      return now.filter(isFree).map((channel) => ({
        page: page.id,
        person: page.to,
        channel,
        severity: incident.severity,
        incident: incident.id,
      }));
    }),
  );

  const begun = turns.map((turn): BegunPage | undefined => {
    const page = pages.get(turn.page);
    if (page === undefined) return undefined;
    const taken = tries.get(page.id);
    const ways = waysOf(turn, page, { channels, rules, since: since.get(page.id), now: ctx.now, parts });
    planLater(ctx, page, turn, ways);
    const isHeld = (channel: ChannelId) =>
      turn.only === undefined &&
      (withheld.has(nameOf(page.id, channel)) || held.get(page.id)?.includes(channel) === true);
    const open = ways.now.filter((channel) => taken?.get(channel)?.state !== 'handed-over');
    const left = open.filter((channel) => !isHeld(channel));
    const waiting = left.flatMap((channel) => waitOf(taken?.get(channel), ctx.now));
    const offers = left.filter((channel) => waitOf(taken?.get(channel), ctx.now).length === 0);
    // Without any channel the sender reports it; if all have accepted it, there is nothing to do.
    if (left.length === 0 && (open.length > 0 || page.handedOverAt !== undefined || turn.after !== undefined))
      return undefined;
    const incident = incidents.get(page.incident);
    if (incident?.id !== turn.subject.id) throw new Error(`page ${page.id} is not of ${turn.subject.id}`);
    return {
      page,
      message: messageOf(parts, ctx.policies.of(incident), page, incident, {
        services: services.get(incident.id) ?? [],
        name: names.get(page.to)?.name,
        zone: toMembers.get(page.id)?.zone,
        now: ctx.now,
      }),
      channels: new Map(channels.map((channel) => [channel.id, channel])),
      offers,
      waitsUntil: waiting.toSorted((first, second) => first.getTime() - second.getTime())[0],
      hasLater: ways.later.length > 0 || left.length < open.length,
      failedBefore: new Map([...(taken ?? [])].map(([channel, { reason }]) => [channel, reason])),
    };
  });
  await beginDeliveries(
    ctx.tx,
    begun.flatMap((each) => each?.offers.map((channel) => ({ page: each.page.id, channel })) ?? []),
    tryUntil(ctx.now),
  );
  return begun;
}

type Ways = { readonly now: readonly ChannelId[]; readonly later: readonly number[]; readonly since: Date };

/** Rooms at once; personal channels by the person's rules. */
function waysOf(
  turn: Turn,
  page: Page,
  given: {
    readonly channels: readonly Channel[];
    readonly rules: readonly Rule[];
    readonly since: Date | undefined;
    readonly now: Date;
    readonly parts: Notifications;
  },
): Ways {
  const { channels, rules, now, parts } = given;
  const since = given.since ?? page.queuedAt;
  const steps = stepsOf({ person: page.to, urgency: page.urgency }, rules, channels, parts.sender.hasMail);
  if (turn.only !== undefined) return { now: [turn.only], later: [], since };
  if (turn.after !== undefined) return { now: steps.get(turn.after) ?? [], later: [], since };
  const split = splitSteps(steps, since, now);
  return { now: [...roomsOf(channels), ...split.now], later: split.later, since };
}

/** Each later step is a due row of its own, so nothing waits in between. */
function planLater(ctx: CommandContext, page: Page, turn: Turn, { later, since }: Ways): void {
  for (const after of later)
    ctx.due.plan({
      kind: pageStep,
      key: `${page.id}/${after}`,
      subject: turn.subject,
      dueAt: addMinutes(since, after),
      payload: { pageId: page.id, after },
    });
}

const waitOf = (tried: LastTry | undefined, now: Date): readonly Date[] =>
  tried?.retryAt !== undefined && isBefore(now, tried.retryAt) ? [tried.retryAt] : [];

/** Content for channels approved for INTERNAL text; not loaded if there are none. */
export async function whereInternal(
  db: Kysely<unknown>,
  parts: Notifications,
  channels: readonly Channel[],
  incidents: readonly IncidentId[],
  people: readonly PrincipalId[],
) {
  const isApproved = channels.some((channel) => channel.isInternalApproved);
  const [services, names] = await settleAll([
    parts.servicesOf(db, isApproved ? incidents : []),
    parts.reads.people.namesOf(db, isApproved ? people : []),
  ]);
  return { services, names };
}

/** The page's message, from the current state. */
export function messageOf(
  parts: Notifications,
  policy: PolicySnapshot,
  page: Page,
  incident: Incident,
  said: {
    readonly services: readonly string[];
    readonly name: string | undefined;
    readonly zone: string | undefined;
    readonly now: Date;
  },
): PageMessage {
  return pageMessage(page, incident, {
    ...said,
    title: labelled('incidents.title', incident.title),
    links: linksOf(parts, policy, page, incident),
    as: page.as === undefined ? undefined : roleTitle(policy, page.as),
  });
}

function linksOf(
  { links, publicUrl }: Notifications,
  policy: PolicySnapshot,
  page: Page,
  incident: Incident,
): PageMessage['links'] {
  const { minutes } = policy.paging.answerLink.validFor;
  const claim = { page: page.id, principal: page.to, expiresAt: addMinutes(page.queuedAt, minutes) };
  return { answer: `${publicUrl()}${links.pathFor(claim)}`, incident: `${publicUrl()}/incidents/${incident.code}` };
}

/** An attempt still open when the task's lease ends counts as unknown. */
const tryUntil = (now: Date) => ({ now, deadline: addMilliseconds(now, pageSend.leaseSeconds * 1000) });
