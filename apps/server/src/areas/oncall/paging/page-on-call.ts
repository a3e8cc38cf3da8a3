import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { readAlone } from '../../../platform/database/read.ts';
import type { PageRequest } from '../domain/page.ts';
import { pageFellBack } from '../ledger-actions.ts';
import { whomAPageCalls } from '../queries/whom-a-page-calls.ts';
import { roundsOf } from '../store/pages.ts';
import { requestPages } from './request-pages.ts';

/** Pages everyone on the on-call list. @returns the people paged */
export async function pageOnCall(ctx: CommandContext, request: PageRequest): Promise<readonly PrincipalId[]> {
  return pageOnCallForAll(ctx, [request]);
}

/** The same for several incidents, in as many statements as for one. */
export async function pageOnCallForAll(
  ctx: CommandContext,
  requests: readonly PageRequest[],
): Promise<readonly PrincipalId[]> {
  if (requests.length === 0) return [];
  const [{ to, instead }, rounds] = await settleAll([
    whomAPageCalls(ctx.tx, ctx.policies.current, ctx.now),
    readAlone(ctx.tx, roundsOf(requests.map(({ incident }) => incident))),
  ]);
  if (instead !== undefined) for (const request of requests) recordFallBack(ctx, request, 'on-call', instead);
  await requestPages(
    ctx,
    requests.map((request) => ({ request, to })),
    rounds,
  );
  return to;
}

export function recordFallBack(ctx: CommandContext, request: PageRequest, wanted: string, to: string): void {
  ctx.record(pageFellBack, {
    resource: { kind: 'incident', id: request.incident },
    clause: request.clause,
    data: { wanted, to },
  });
}
