import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { channelThing, isUnverified } from '../channel-thing.ts';
import { maySendCode } from '../domain/verification.ts';
import { channelCode } from '../due-kinds.ts';
import { channelCodeSent } from '../ledger-actions.ts';
import { notificationPermissions } from '../permissions.ts';
import { updateChannel } from '../store/channels.ts';

/** Sends another code to an unverified phone; the previous one becomes invalid. */
export const sendCode = verb(channelThing, {
  name: 'send-code',
  words: {
    label: 'Send another code',
    does: 'send another code to a phone of yours that is not verified yet',
    done: 'Another code is on its way.',
    next: 'muster channel list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.own,
  unless: (channel, { now }) =>
    !isUnverified(channel) || !('code' in channel) ? notWaiting : maySendCode(channel.code, now) ? undefined : tooSoon,
  async decide(ctx, { thing: { id } }) {
    const entry = ctx.record(channelCodeSent, { resource: { kind: 'channel', id }, data: { channel: id } });
    await updateChannel(ctx.tx, id, { code_sent_at: ctx.now, code_tries: 0 }, entry);
    sendCodeTo(ctx, id);
    return ok(undefined);
  },
});

/** Plans the message; the code is derived from the time just stored with the channel. */
export const sendCodeTo = (ctx: CommandContext, id: string): void =>
  ctx.due.plan({
    kind: channelCode,
    key: `${id}/${ctx.now.toISOString()}`,
    subject: { kind: 'channel', id },
    dueAt: ctx.now,
    payload: { channel: id, sentAt: ctx.now.toISOString() },
  });

export const notWaiting = {
  allowed: false as const,
  code: 'notifications/nothing-to-verify' as const,
  reason: 'It is not waiting for a code.',
  obligations: [],
};

const tooSoon = {
  allowed: false as const,
  code: 'notifications/code-just-sent' as const,
  reason: 'A code was sent there less than a minute ago.',
  obligations: [],
};
