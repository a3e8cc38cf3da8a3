import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { pageById } from '../../oncall/public.ts';
import { pageDelivered, pageUndelivered } from '../ledger-actions.ts';
import { channelById } from '../store/channels.ts';
import { tellDelivery as writeDelivery } from '../store/deliveries.ts';

/**
 * A status report from the telephony provider about a page it had accepted. The route has verified its signature, so
 * the actor is a part of Muster, not the caller. Repeated reports, and those about pages never sent there, change
 * nothing.
 */
export const tellDelivery = defineCommand({
  name: 'page.tell-delivery',
  input: Type.Object(
    {
      page: Type.String({ format: 'uuid' }),
      channel: Type.String({ format: 'uuid' }),
      /** Why it did not arrive; absent if it did. */
      failed: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
    },
    { additionalProperties: false },
  ),
  resource: ({ page }) => ({ kind: 'page', id: page }),
  async decide(ctx, { page: id, channel: channelId, failed }) {
    if (ctx.actor.kind !== 'system') return err(notTheProvider);
    const [page, channel] = [await pageById(ctx.tx, id), await channelById(ctx.tx, channelId)];
    if (page === undefined || channel?.owner !== page.to) return err(notTheProvider);
    const news = failed === undefined ? { deliveredAt: ctx.now } : { failed, at: ctx.now };
    if (!(await writeDelivery(ctx.tx, { page: id, channel: channel.id }, news))) return ok(undefined);
    const about = { resource: { kind: 'page', id }, thing: page.incident, clause: page.clause } as const;
    const data = { page: id, channel: channel.kind };
    if (failed === undefined) ctx.record(pageDelivered, { ...about, data });
    else ctx.record(pageUndelivered, { ...about, data: { ...data, reason: failed } });
    return ok(undefined);
  },
});

const notTheProvider: AppError = {
  kind: 'not_found',
  code: 'notifications/no-such-call',
  public: 'There is no such call or message.',
};
