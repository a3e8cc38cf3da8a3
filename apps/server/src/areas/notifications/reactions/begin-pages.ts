import { addMilliseconds, addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readTogether } from '../../../platform/database/read.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { incidentsById, type Incident } from '../../incidents/public.ts';
import { beginSending, callOff, lockedPages, pagesToMembers, pageSend, type Page } from '../../oncall/public.ts';
import type { ChannelId, WebhookChannel } from '../domain/channel.ts';
import { pageMessage, type PageMessage } from '../domain/page-message.ts';
import { rungsOf, type Rung } from '../domain/rungs.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';
import { beginDeliveries, lastReasons } from '../store/deliveries.ts';

/** All that sending one page takes; from here on the database is only told what happened. */
export type BegunPage = {
  readonly page: Page;
  readonly message: PageMessage;
  readonly channels: ReadonlyMap<ChannelId, WebhookChannel>;
  readonly rungs: readonly Rung[];
  /** Why each channel would not take this page the last time. */
  readonly failedBefore: ReadonlyMap<ChannelId, string | undefined>;
};

/**
 * Takes pages up: their first tries are marked as begun before anything leaves. Undefined where nobody needs one any more:
 * it was answered or called off since its task was written, or calls somebody who is no member any more. Everything is asked on one way to the database and back,
 * because somebody is waiting.
 */
export async function beginPages(
  ctx: CommandContext,
  parts: Notifications,
  rows: readonly DueRow<typeof pageSend>[],
): Promise<readonly (BegunPage | undefined)[]> {
  const ids = rows.map(({ payload }) => payload.pageId);
  const [locked, toMembers, webhooks, reasons, incidents] = await readTogether(ctx.tx, [
    lockedPages(ids),
    pagesToMembers(ids),
    allChannels,
    lastReasons(ids),
    incidentsById(rows.map(({ subject }) => asId(subject.id))),
  ]);
  const { member: wanted = [], stranger: strangers = [] } = Object.groupBy(locked.values(), ({ id }) =>
    toMembers.has(id) ? 'member' : 'stranger',
  );
  await callOff(ctx, strangers);
  const pages = await beginSending(ctx, wanted);
  const rungs = rungsOf(webhooks, parts.sender.hasMail);
  await beginDeliveries(
    ctx.tx,
    [...pages.keys()].flatMap((page) => (rungs[0] ?? []).map((channel) => ({ page, channel }))),
    tryUntil(ctx.now),
  );
  return rows.map(({ payload: { pageId }, subject }) => {
    const page = pages.get(pageId);
    if (!page) return undefined;
    const incident = incidents.get(page.incident);
    if (incident?.id !== subject.id) throw new Error(`page ${page.id} is not of ${subject.id}`);
    return {
      page,
      message: pageMessage(page, incident, linksOf(parts, page, incident)),
      channels: new Map(webhooks.map((channel) => [channel.id, channel])),
      rungs,
      failedBefore: reasons.get(pageId) ?? new Map(),
    };
  });
}

function linksOf({ links, publicUrl, host }: Notifications, page: Page, incident: Incident): PageMessage['links'] {
  const { minutes } = host.policies().of(incident).paging.answerLink.validFor;
  const claim = { page: page.id, principal: page.to, expiresAt: addMinutes(page.queuedAt, minutes) };
  return { answer: `${publicUrl()}${links.pathFor(claim)}`, incident: `${publicUrl()}/incidents/${incident.code}` };
}

/** A try that nobody has settled when the task's lease ends is unknown. */
export const tryUntil = (now: Date) => ({ now, deadline: addMilliseconds(now, pageSend.leaseSeconds * 1000) });
