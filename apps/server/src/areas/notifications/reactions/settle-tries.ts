import type { CommandContext } from '../../../platform/commands/context.ts';
import { tellOfPages, type PageNews } from '../../oncall/public.ts';
import { channelGone } from '../ledger-actions.ts';
import { updateChannel } from '../store/channels.ts';
import { settleDeliveries, type EndedTry } from '../store/deliveries.ts';

/** Outcomes of offering a page to some of its channels. */
export type Settled = {
  readonly page: string;
  readonly ended: readonly EndedTry[];
  readonly news: readonly PageNews[];
};

/** Writes the outcomes of attempts to their deliveries, pages and the ledger. */
export async function settleTries(ctx: CommandContext, settled: readonly Settled[]): Promise<void> {
  const ended = settled.flatMap((each) => each.ended);
  // Several channels of a page may finish at the same time.
  const byPage = Map.groupBy(settled, ({ page }) => page);
  await tellOfPages(ctx, new Map([...byPage].map(([page, each]) => [page, each.flatMap(({ news }) => news)])));
  await settleDeliveries(ctx.tx, ended, ctx.now);
  const gone = ended.flatMap(({ channel, handover }) =>
    handover.kind === 'failed' && handover.isGone ? [channel] : [],
  );
  for (const channel of new Set(gone)) {
    const entry = ctx.record(channelGone, { resource: { kind: 'channel', id: channel }, data: { channel } });
    await updateChannel(ctx.tx, channel, { state: 'gone' }, entry);
  }
}
