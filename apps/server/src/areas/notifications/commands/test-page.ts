import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { EMAIL } from '../domain/channel.ts';
import { channelTest } from '../due-kinds.ts';
import { channelTestAsked } from '../ledger-actions.ts';
import { notificationPermissions } from '../permissions.ts';
import { notificationsService } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';

/** Sends a test through every channel that would page the actor, to check before a shift that it would wake them. */
export const testPage = verbOfAll({
  noun: 'page',
  name: 'test',
  route: '/v1/pages/test',
  words: {
    label: 'Send me a test page',
    does: 'send a test by each of your contact methods, as a page would be sent',
    done: 'A test is on its way by each of your contact methods.',
    next: 'muster readiness list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.answer,
  answer: Type.Object({ ways: Type.Integer({ description: 'By how many contact methods it is sent.' }) }),
  async decide(ctx) {
    if (ctx.actor.kind !== 'person') return err(noWays);
    const asker = ctx.actor.id;
    const channels = await readAlone(ctx.tx, allChannels);
    const own = channels
      .filter(({ owner, state }) => owner === asker && state === 'active')
      .map(({ id }) => id as string);
    const ways = [...own, ...(ctx.use(notificationsService).sender.hasMail ? [EMAIL] : [])];
    if (ways.length === 0) return err(noWays);
    for (const channel of ways) {
      ctx.record(channelTestAsked, { resource: { kind: 'channel', id: channel }, data: { channel } });
      ctx.due.plan({
        kind: channelTest,
        key: `${channel}/${asker}/${ctx.requestId}`,
        subject: { kind: 'channel', id: channel },
        dueAt: ctx.now,
        payload: { channel, asker },
      });
    }
    return ok({ ways: ways.length });
  },
});

const noWays: AppError = {
  kind: 'conflict',
  code: 'notifications/no-ways',
  public: 'You have no contact method.',
  remedy: 'Add one under “My notifications”: muster channel add-phone.',
};
