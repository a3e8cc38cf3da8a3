import { addMilliseconds, addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { seeIncident } from '../../incidents/public.ts';
import { beginSending, pageSend, type Page } from '../../oncall/public.ts';
import type { ChannelId, WebhookChannel } from '../domain/channel.ts';
import { pageMessage, type PageMessage } from '../domain/page-message.ts';
import { rungsOf, type Rung } from '../domain/rungs.ts';
import type { Notifications } from '../notifications.ts';
import { listChannels } from '../store/channels.ts';
import { beginDeliveries } from '../store/deliveries.ts';

/** All that sending one page takes; from here on the database is only told what happened. */
export type BegunPage = {
  readonly page: Page;
  readonly message: PageMessage;
  readonly channels: ReadonlyMap<ChannelId, WebhookChannel>;
  readonly rungs: readonly Rung[];
};

/**
 * Takes a page up, in the transaction that also marks its first tries as begun. Undefined where nobody needs it any
 * more: it was answered or called off since its task was written, and must not leave.
 */
export async function beginPage(
  ctx: CommandContext,
  parts: Notifications,
  pageId: string,
): Promise<BegunPage | undefined> {
  const page = await beginSending(ctx, pageId);
  if (!page) return undefined;
  const seen = await seeIncident({ db: ctx.tx, policies: () => ctx.policies }, ctx.actor, { id: page.incident });
  if (!seen.ok) throw new Error(`page ${page.id} is of an incident that is not there`);
  const { incident } = seen.value;
  const { minutes } = ctx.policies.of(incident).paging.answerLink.validFor;
  const path = parts.links.pathFor({
    page: page.id,
    principal: page.to,
    expiresAt: addMinutes(page.queuedAt, minutes),
  });
  const base = parts.publicUrl();
  const webhooks = await listChannels(ctx.tx);
  const rungs = rungsOf(webhooks, parts.sender.hasMail);
  await beginDeliveries(ctx.tx, page.id, rungs[0] ?? [], tryUntil(ctx.now));
  return {
    page,
    message: pageMessage(page, incident, { answer: `${base}${path}`, incident: `${base}/incidents/${incident.code}` }),
    channels: new Map(webhooks.map((channel) => [channel.id, channel])),
    rungs,
  };
}

/** A try that nobody has settled when the task's lease ends is unknown. */
export const tryUntil = (now: Date) => ({ now, deadline: addMilliseconds(now, pageSend.leaseSeconds * 1000) });
