import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { readAlone } from '../../../platform/database/read.ts';
import type { PageWish } from '../domain/page.ts';
import { pageFellBack } from '../ledger-actions.ts';
import { whomAPageCalls } from '../queries/whom-a-page-calls.ts';
import { roundsOf } from '../store/pages.ts';
import { requestPages } from './request-pages.ts';

/** Calls everybody on the on-call list. Returns whom. */
export async function pageOnCall(ctx: CommandContext, wish: PageWish): Promise<readonly PrincipalId[]> {
  return pageOnCallForAll(ctx, [wish]);
}

/** The same for several incidents at once, in as many statements as for one. */
export async function pageOnCallForAll(
  ctx: CommandContext,
  wishes: readonly PageWish[],
): Promise<readonly PrincipalId[]> {
  if (wishes.length === 0) return [];
  const [{ to, instead }, rounds] = await settleAll([
    whomAPageCalls(ctx.tx, ctx.policies.current, ctx.now),
    readAlone(ctx.tx, roundsOf(wishes.map(({ incident }) => incident))),
  ]);
  if (instead !== undefined) for (const wish of wishes) recordFallBack(ctx, wish, 'on-call', instead);
  await requestPages(
    ctx,
    wishes.map((wish) => ({ wish, to })),
    rounds,
  );
  return to;
}

export function recordFallBack(ctx: CommandContext, wish: PageWish, wanted: string, to: string): void {
  ctx.record(pageFellBack, {
    resource: { kind: 'incident', id: wish.incident },
    clause: wish.clause,
    data: { wanted, to },
  });
}
