import { roleTitle } from '@muster/policy';
import { addMilliseconds, addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readTogether } from '../../../platform/database/read.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { incidentsById, type Incident } from '../../incidents/public.ts';
import { beginSending, callOff, lockedPages, pagesToMembers, pageSend, type Page } from '../../oncall/public.ts';
import type { ChannelId, WebhookChannel } from '../domain/channel.ts';
import { channelsFor } from '../domain/channels-for.ts';
import { pageMessage, type PageMessage } from '../domain/page-message.ts';

import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';
import { beginDeliveries, lastTries } from '../store/deliveries.ts';

/** All that sending one page takes; from here on the database is only told what happened. */
export type BegunPage = {
  readonly page: Page;
  readonly message: PageMessage;
  readonly channels: ReadonlyMap<ChannelId, WebhookChannel>;
  /** Those that have not taken it yet. Empty where there are none at all. */
  readonly offers: readonly ChannelId[];
  /** Why each channel would not take this page the last time. */
  readonly failedBefore: ReadonlyMap<ChannelId, string | undefined>;
};

/**
 * Takes pages up: their tries are marked as begun before anything leaves. Undefined where nobody needs one any more: it was
 * answered or called off since its task was written, every channel has taken it, or it calls somebody who is no member any
 * more. Everything is asked on one way to the database and back, because somebody is waiting.
 */
export async function beginPages(
  ctx: CommandContext,
  parts: Notifications,
  rows: readonly DueRow<typeof pageSend>[],
): Promise<readonly (BegunPage | undefined)[]> {
  const ids = rows.map(({ payload }) => payload.pageId);
  const [locked, toMembers, webhooks, tries, incidents] = await readTogether(ctx.tx, [
    lockedPages(ids),
    pagesToMembers(ids),
    allChannels,
    lastTries(ids),
    incidentsById(rows.map(({ subject }) => asId(subject.id))),
  ]);
  const { member: wanted = [], stranger: strangers = [] } = Object.groupBy(locked.values(), ({ id }) =>
    toMembers.has(id) ? 'member' : 'stranger',
  );
  await callOff(ctx, strangers);
  const pages = await beginSending(ctx, wanted);
  const services = webhooks.some((channel) => channel.isInternalApproved)
    ? await parts.servicesOf(ctx.tx, [...incidents.keys()])
    : NO_SERVICES;
  const offersOf = ({ id, to }: Page) =>
    channelsFor(to, webhooks, parts.sender.hasMail).filter(
      (channel) => tries.get(id)?.get(channel)?.state !== 'handed-over',
    );
  const offers = new Map([...pages.values()].map((page) => [page.id, offersOf(page)]));
  await beginDeliveries(
    ctx.tx,
    [...offers].flatMap(([page, each]) => each.map((channel) => ({ page, channel }))),
    tryUntil(ctx.now),
  );
  return rows.map(({ payload: { pageId }, subject }) => {
    const page = pages.get(pageId);
    const left = offers.get(pageId) ?? [];
    // Where there is no channel at all that is for the sender to say; where all have taken it there is nothing to do.
    if (!page || (left.length === 0 && page.handedOverAt !== undefined)) return undefined;
    const incident = incidents.get(page.incident);
    if (incident?.id !== subject.id) throw new Error(`page ${page.id} is not of ${subject.id}`);
    const said = {
      links: linksOf(parts, page, incident),
      services: services.get(incident.id) ?? [],
      as: page.as === undefined ? undefined : roleTitle(ctx.policies.of(incident), page.as),
      zone: toMembers.get(pageId)?.zone,
      now: ctx.now,
    };
    return {
      page,
      message: pageMessage(page, incident, said),
      channels: new Map(webhooks.map((channel) => [channel.id, channel])),
      offers: left,
      failedBefore: new Map([...(tries.get(pageId) ?? [])].map(([channel, { reason }]) => [channel, reason])),
    };
  });
}

const NO_SERVICES: ReadonlyMap<string, readonly string[]> = new Map();

function linksOf({ links, publicUrl, host }: Notifications, page: Page, incident: Incident): PageMessage['links'] {
  const { minutes } = host.policies().of(incident).paging.answerLink.validFor;
  const claim = { page: page.id, principal: page.to, expiresAt: addMinutes(page.queuedAt, minutes) };
  return { answer: `${publicUrl()}${links.pathFor(claim)}`, incident: `${publicUrl()}/incidents/${incident.code}` };
}

/** A try that nobody has settled when the task's lease ends is unknown. */
const tryUntil = (now: Date) => ({ now, deadline: addMilliseconds(now, pageSend.leaseSeconds * 1000) });
