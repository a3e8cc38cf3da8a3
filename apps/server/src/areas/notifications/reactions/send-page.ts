import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/due/registry.ts';
import { markFailed, markHandedOver, pageSend } from '../../oncall/public.ts';
import { pageLetter } from '../channels/letters.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import { mayYetSucceed, type Handover } from '../domain/handover.ts';
import { disclosed } from '../domain/page-message.ts';
import { channelGone } from '../ledger-actions.ts';
import type { Notifications } from '../notifications.ts';
import { updateChannel } from '../store/channels.ts';
import { beginDeliveries, settleDeliveries } from '../store/deliveries.ts';
import { beginPage, tryUntil, type BegunPage } from './begin-page.ts';
import { decided } from './decided.ts';

type Ended = { readonly channel: ChannelId; readonly handover: Handover };

/**
 * Hands one page over: to all webhooks at once and, where none takes it, to the person's own mailbox. Run again for the
 * same row (a lost answer, a server that died) it sends the same message under the same id: a page too many is better
 * than none. When every try is used up, or none can help, the page is given up and raised.
 */
export const sendPage =
  (parts: Notifications): TaskHandler<typeof pageSend.payload> =>
  async (row, { signal }) => {
    const begun = await beginPage(parts, row);
    if (!begun) return done;
    const isLast = row.attempt > pageSend.backoffSeconds.length;
    const tried: Ended[] = [];
    for (const [index, rung] of begun.rungs.entries()) {
      const ended = await Promise.all(
        rung.map(async (channel) => ({ channel, handover: await offer(parts, begun, channel, signal) })),
      );
      tried.push(...ended);
      const isTaken = ended.some(({ handover }) => handover.kind === 'handed-over');
      const next = isTaken ? [] : (begun.rungs[index + 1] ?? []);
      await decided(parts.host, row, async (ctx) => {
        await settle(ctx, begun, ended);
        for (const [channel, reason] of await beginDeliveries(ctx.tx, begun.page.id, next, tryUntil(ctx.now))) {
          begun.failedBefore.set(channel, reason);
        }
      });
      if (isTaken) return done;
    }
    const outcome = verdictOn(tried, isLast);
    if (outcome.kind === 'park') await decided(parts.host, row, async (ctx) => giveUp(ctx, begun, tried));
    return outcome;
  };

async function offer(
  parts: Notifications,
  { page, message, channels }: BegunPage,
  id: ChannelId,
  signal: AbortSignal,
): Promise<Handover> {
  const channel = channels.get(id);
  if (channel) return parts.sender.toWebhook(channel, pageLetter(disclosed(message, channel)), signal);
  // Mail passes through other people's servers, so it carries no INTERNAL text (R30).
  const letter = pageLetter(disclosed(message, { audience: 'person', isInternalApproved: false }));
  return parts.sender.toMailbox(page.to, letter, signal);
}

/** Writes what came of some tries: to the deliveries always, to the ledger what it does not say already. */
async function settle(ctx: CommandContext, { page, failedBefore }: BegunPage, ended: readonly Ended[]): Promise<void> {
  await settleDeliveries(ctx.tx, page.id, ended, ctx.now);
  for (const { channel, handover } of ended) {
    if (handover.kind === 'handed-over') await markHandedOver(ctx, { pageId: page.id, channel: kindOf(channel) });
    else if (handover.reason !== failedBefore.get(channel)) {
      await markFailed(ctx, { pageId: page.id, channel: kindOf(channel), reason: handover.reason, isFinal: false });
    }
    if (handover.kind === 'failed' && handover.isGone) {
      const entry = ctx.record(channelGone, { resource: { kind: 'channel', id: channel }, data: { channel } });
      await updateChannel(ctx.tx, channel, { state: 'gone' }, entry);
    }
  }
}

function verdictOn(tried: readonly Ended[], isLast: boolean): TaskOutcome {
  const reason = ownWords(reasonOf(tried));
  return isLast || !tried.some(({ handover }) => mayYetSucceed(handover)) ? park(reason) : retry(reason);
}

const giveUp = async (ctx: CommandContext, { page }: BegunPage, tried: readonly Ended[]): Promise<void> =>
  markFailed(ctx, { pageId: page.id, channel: kindOf(tried.at(-1)?.channel), reason: reasonOf(tried), isFinal: true });

const reasonOf = (tried: readonly Ended[]): string => {
  const last = tried.at(-1)?.handover;
  return last !== undefined && 'reason' in last ? last.reason : 'no-channel';
};

const kindOf = (channel: ChannelId | undefined): string => {
  if (channel === undefined) return 'no-channel';
  return channel === EMAIL ? EMAIL : 'webhook';
};
