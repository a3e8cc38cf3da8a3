import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { readAlone, readTogether } from '../../../platform/database/read.ts';
import { activePeople } from '../../identity/public.ts';
import type { PageRequest } from '../domain/page.ts';
import { escalatedTo, roundsOf } from '../store/pages.ts';
import { whomAPageCalls } from '../queries/whom-a-page-calls.ts';
import { pageOnCall, recordFallBack } from './page-on-call.ts';
import { requestPages } from './request-pages.ts';

/** Pages those of these people who are active members; if none are, the on-call list. @returns the people paged */
export async function pagePeople(
  ctx: CommandContext,
  people: readonly PrincipalId[],
  request: PageRequest,
): Promise<readonly PrincipalId[]> {
  const to = await activePeople(ctx.tx, people);
  if (to.length === 0) return pageOnCall(ctx, request);
  await requestPages(ctx, [{ request, to }], await readAlone(ctx.tx, roundsOf([request.incident])));
  return to;
}

/** Pages the on-call list again, and everyone the incident was escalated to (R41). @returns the people paged */
export async function pageAllAgain(ctx: CommandContext, request: PageRequest): Promise<readonly PrincipalId[]> {
  const [list, [escalated, rounds]] = await settleAll([
    whomAPageCalls(ctx.tx, ctx.policies.current, ctx.now),
    readTogether(ctx.tx, [escalatedTo(request.incident), roundsOf([request.incident])]),
  ]);
  if (list.instead !== undefined) recordFallBack(ctx, request, 'on-call', list.instead);
  const to = [...new Set([...list.to, ...escalated.keys()])];
  await requestPages(ctx, [{ request, to, as: escalated }], rounds);
  return to;
}
