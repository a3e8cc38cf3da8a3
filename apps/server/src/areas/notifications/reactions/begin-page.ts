import { addMilliseconds, addMinutes } from '../../../kernel/clock.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { seeIncident, type Incident } from '../../incidents/public.ts';
import { beginSending, pageSend, type Page } from '../../oncall/public.ts';
import type { ChannelId, WebhookChannel } from '../domain/channel.ts';
import { pageMessage, type PageMessage } from '../domain/page-message.ts';
import { rungsOf, type Rung } from '../domain/rungs.ts';
import type { Notifications } from '../notifications.ts';
import { listChannels } from '../store/channels.ts';
import { beginDeliveries } from '../store/deliveries.ts';
import { decided } from './decided.ts';

/** All that sending one page takes; from here on the database is only told what happened. */
export type BegunPage = {
  readonly page: Page;
  readonly message: PageMessage;
  readonly channels: ReadonlyMap<ChannelId, WebhookChannel>;
  readonly rungs: readonly Rung[];
  /** Why each channel would not take this page the last time; filled as tries begin. */
  readonly failedBefore: Map<ChannelId, string | undefined>;
};

/**
 * Takes a page up: its first tries are marked as begun before anything leaves. Undefined where nobody needs it any more:
 * it was answered or called off since its task was written. The incident is read beside the transaction and not in it,
 * because somebody is waiting.
 */
export async function beginPage(parts: Notifications, row: DueRow<typeof pageSend>): Promise<BegunPage | undefined> {
  const { host, reads, sender } = parts;
  const webhooks = await listChannels(reads.db);
  const rungs = rungsOf(webhooks, sender.hasMail);
  const [begun, seen] = await Promise.all([
    decided(host, row, async (ctx) => {
      const page = await beginSending(ctx, row.payload.pageId);
      const failedBefore = page && (await beginDeliveries(ctx.tx, page.id, rungs[0] ?? [], tryUntil(ctx.now)));
      return page && failedBefore && { page, failedBefore };
    }),
    seeIncident(reads, ITSELF, { id: asId(row.subject.id) }),
  ]);
  if (!begun) return undefined;
  const { page, failedBefore } = begun;
  if (!seen.ok || seen.value.incident.id !== page.incident)
    throw new Error(`page ${page.id} is not of ${row.subject.id}`);
  const { incident } = seen.value;
  return {
    page,
    message: pageMessage(page, incident, linksOf(parts, page, incident)),
    channels: new Map(webhooks.map((channel) => [channel.id, channel])),
    rungs,
    failedBefore: new Map(failedBefore),
  };
}

const ITSELF: Actor = { kind: 'system', part: 'pump' };

function linksOf({ links, publicUrl, host }: Notifications, page: Page, incident: Incident): PageMessage['links'] {
  const { minutes } = host.policies().of(incident).paging.answerLink.validFor;
  const claim = { page: page.id, principal: page.to, expiresAt: addMinutes(page.queuedAt, minutes) };
  return { answer: `${publicUrl()}${links.pathFor(claim)}`, incident: `${publicUrl()}/incidents/${incident.code}` };
}

/** A try that nobody has settled when the task's lease ends is unknown. */
export const tryUntil = (now: Date) => ({ now, deadline: addMilliseconds(now, pageSend.leaseSeconds * 1000) });
