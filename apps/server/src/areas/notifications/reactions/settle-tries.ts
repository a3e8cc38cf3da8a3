import type { CommandContext } from '../../../platform/commands/context.ts';
import { tellOfPages, type PageNews } from '../../oncall/public.ts';
import type { ChannelId } from '../domain/channel.ts';
import { channelGone } from '../ledger-actions.ts';
import { updateChannel } from '../store/channels.ts';
import { beginDeliveries, settleDeliveries, type EndedTry } from '../store/deliveries.ts';
import { tryUntil } from './begin-pages.ts';

/** What came of offering a page to the channels of one rung, and to which it is offered next. */
export type SettledRung = {
  readonly page: string;
  readonly ended: readonly EndedTry[];
  readonly news: readonly PageNews[];
  readonly next: readonly ChannelId[];
};

/** Writes the outcome of tries to their deliveries, their pages and the ledger, and begins the next ones. */
export async function settleTries(ctx: CommandContext, rungs: readonly SettledRung[]): Promise<void> {
  const ended = rungs.flatMap((rung) => rung.ended);
  await tellOfPages(ctx, new Map(rungs.map(({ page, news }) => [page, news])));
  await settleDeliveries(ctx.tx, ended, ctx.now);
  const gone = ended.flatMap(({ channel, handover }) =>
    handover.kind === 'failed' && handover.isGone ? [channel] : [],
  );
  for (const channel of new Set(gone)) {
    const entry = ctx.record(channelGone, { resource: { kind: 'channel', id: channel }, data: { channel } });
    await updateChannel(ctx.tx, channel, { state: 'gone' }, entry);
  }
  await beginDeliveries(
    ctx.tx,
    rungs.flatMap(({ page, next }) => next.map((channel) => ({ page, channel }))),
    tryUntil(ctx.now),
  );
}
