import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import { addMilliseconds } from '../../../kernel/clock.ts';
import { readAlone } from '../../../platform/database/read.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { incidentsById } from '../../incidents/public.ts';
import { pageById } from '../../oncall/public.ts';
import { mayYetSucceed } from '../domain/handover.ts';
import { pageReplay } from '../due-kinds.ts';
import type { Notifications } from '../notifications.ts';
import { channelById } from '../store/channels.ts';
import { beginDeliveries } from '../store/deliveries.ts';
import { messageOf, whereInternal } from './begin-pages.ts';
import { decided } from './decided.ts';
import { messageFor } from './send-page.ts';
import { settleTries } from './settle-tries.ts';

const MS_PER_SECOND = 1000;

/** Resends a page to a webhook that did not accept it: with current content, under its old id, answered or not. */
export const replayPage =
  (parts: Notifications): TaskHandler<typeof pageReplay.payload> =>
  async (row, { db, signal, clock, policies }) => {
    const [page, channel] = [await pageById(db, row.payload.pageId), await channelById(db, row.payload.channel)];
    const incident = page && (await readAlone(db, incidentsById([page.incident]))).get(page.incident);
    if (!page || !channel || !incident) return park(ownWords('the channel was removed'));
    const tried = { page: page.id, channel: channel.id };
    const now = clock.now();
    const deadline = addMilliseconds(now, pageReplay.leaseSeconds * MS_PER_SECOND);
    await decided(parts.host, row.id, async (ctx) => beginDeliveries(ctx.tx, [tried], { now, deadline }));
    const { services, names } = await whereInternal(db, parts, [channel], [incident.id], [page.to]);
    const message = messageOf(parts, policies.of(incident), page, incident, {
      services: services.get(incident.id) ?? [],
      name: names.get(page.to)?.name,
      zone: undefined,
      now,
    });
    const sent = messageFor(channel, message);
    const handover = await parts.sender.send(channel, page.to, sent, signal);
    const news = handover.kind === 'handed-over' ? [{ kind: 'handed-over', channel: channel.kind } as const] : [];
    await decided(parts.host, row.id, async (ctx) =>
      settleTries(ctx, [{ page: page.id, ended: [{ ...tried, handover }], news }]),
    );
    if (handover.kind === 'handed-over') return done;
    return mayYetSucceed(handover) ? retry(ownWords(handover.reason)) : park(ownWords(handover.reason));
  };
