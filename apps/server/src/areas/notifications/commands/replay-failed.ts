import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import { Count } from '../../../platform/verbs/fields.ts';
import { MINUTES_PER_HOUR } from '../../../kernel/clock.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { channelThing } from '../channel-thing.ts';
import { pageReplay } from '../due-kinds.ts';
import { channelReplayed } from '../ledger-actions.ts';
import { notificationPermissions, permissionOn } from '../permissions.ts';
import { failedAt } from '../store/deliveries.ts';

/** Enough for one request; the rest can be replayed afterwards. */
const MOST_AT_ONCE = 500;
const LONGEST_HOURS = 24 * 30;

/** Resends to a webhook what it did not accept. Each message keeps its id, so that the receiver can deduplicate. */
export const replayFailed = verb(channelThing, {
  name: 'replay',
  words: {
    label: 'Resend failed messages',
    does: 'resend to a webhook the messages that it recently did not accept; each keeps its id',
    done: 'The failed messages are on their way again.',
    next: 'muster channel list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.configure,
  permissionFor: permissionOn,
  fields: { hours: Count({ asks: 'From how many hours back', least: 1, most: LONGEST_HOURS, positional: true }) },
  answer: Type.Object({ messages: Type.Integer() }, { title: 'Replayed' }),
  unless: (channel) => ('kind' in channel && channel.kind === 'webhook' ? undefined : onlyWebhooks),
  async decide(ctx, { thing: { id }, input }) {
    const since = addMinutes(ctx.now, -input.hours * MINUTES_PER_HOUR);
    const pages = await failedAt(ctx.tx, id, since, MOST_AT_ONCE);
    ctx.record(channelReplayed, {
      resource: { kind: 'channel', id },
      data: { channel: id, messages: pages.length, since: since.toISOString() },
    });
    for (const page of pages)
      ctx.due.plan({
        kind: pageReplay,
        key: `${page}/${id}`,
        subject: { kind: 'channel', id },
        dueAt: ctx.now,
        payload: { pageId: page, channel: id },
      });
    return ok({ messages: pages.length });
  },
});

const onlyWebhooks = {
  allowed: false as const,
  code: 'notifications/only-webhooks' as const,
  reason: 'Only webhooks can be sent a message again: they recognise repeats by their id.',
  obligations: [],
};
