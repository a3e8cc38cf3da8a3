import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { codeFor } from '../channels/codes.ts';
import { codeMessage } from '../channels/channel-messages.ts';
import { mayYetSucceed } from '../domain/handover.ts';
import type { channelCode } from '../due-kinds.ts';
import type { Notifications } from '../notifications.ts';
import { channelById } from '../store/channels.ts';

/** Sends a code to the phone to be verified. Skipped if a newer one was sent, as this one would only mislead. */
export const sendCode =
  (parts: Notifications): TaskHandler<typeof channelCode.payload> =>
  async (row, { db, signal }) => {
    const channel = await channelById(db, row.payload.channel);
    const sentAt = new Date(row.payload.sentAt);
    if (channel?.owner === undefined || channel.state !== 'unverified') return done;
    if (channel.code?.sentAt.getTime() !== sentAt.getTime()) return done;
    const message = codeMessage(row.id, codeFor(parts.ring, channel.id, sentAt));
    const handover = await parts.sender.send(channel, channel.owner, message, signal);
    if (handover.kind === 'handed-over') return done;
    const reason = ownWords(handover.reason);
    return mayYetSucceed(handover) ? retry(reason) : park(reason);
  };
