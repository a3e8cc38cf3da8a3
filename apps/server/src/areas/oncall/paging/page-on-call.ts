import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { allOf } from '../../../platform/database/pipeline/all-of.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { holdersOf } from '../../identity/public.ts';
import { rolesWith } from '@muster/policy';
import type { PageWish } from '../domain/page.ts';
import { pageFellBack } from '../ledger-actions.ts';
import { whoIsOnCall } from '../queries/who-is-on-call.ts';
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
  const [{ to, instead }, rounds] = await allOf([
    onCallOrNext(ctx),
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

export type Called = { readonly to: readonly PrincipalId[]; readonly instead?: string };

/** The on-call list; where it is empty, all who hold the role the policy wakes; failing those, Platform Governance. */
export async function onCallOrNext(ctx: CommandContext): Promise<Called> {
  const onCall = await whoIsOnCall(ctx.tx);
  if (onCall.length > 0) return { to: onCall };
  const { role } = ctx.policies.current.paging.wakes;
  const holders = await holdersOf(ctx.tx, [role]);
  if (holders.length > 0) return { to: holders, instead: role };
  const governance = await holdersOf(ctx.tx, rolesWith(ctx.policies.current, 'grant-roles').roles);
  return { to: governance, instead: governance.length > 0 ? 'governance' : 'nobody' };
}

export function recordFallBack(ctx: CommandContext, wish: PageWish, wanted: string, to: string): void {
  ctx.record(pageFellBack, {
    resource: { kind: 'incident', id: wish.incident },
    incident: wish.incident,
    clause: wish.clause,
    data: { wanted, to },
  });
}
