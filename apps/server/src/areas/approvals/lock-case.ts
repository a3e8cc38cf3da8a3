import { principalOf } from '../../kernel/actor.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { holdPrincipals } from '../identity/public.ts';
import type { OpenCase } from './domain/judge-vote.ts';
import { roomService, casesOf } from './queries/cases.ts';
import { lockApproval } from './store/approvals.ts';
import { votesOn } from './store/votes.ts';

/**
 * Locks a request and, while it is open, its voters and its subject, in that order, so that what is checked still holds
 * when it takes effect. Making a request locks the subject first but only inserts a row, so there is no deadlock.
 */
export async function lockCase(ctx: CommandContext, id: string): Promise<OpenCase | undefined> {
  const approval = await lockApproval(ctx.tx, id);
  if (approval === undefined) return undefined;
  if (approval.state === 'open') {
    const votes = (await votesOn(ctx.tx, [id])).get(id) ?? [];
    const actor = principalOf(ctx.actor);
    await holdPrincipals(ctx.tx, [
      ...votes.flatMap(({ voter, rightOf }) => [voter, rightOf]),
      ...(actor === undefined ? [] : [actor]),
    ]);
    await ctx.use(roomService).kindOf(approval.kind)?.lock(ctx.tx, approval.subject.id);
  }
  const reader = { db: ctx.tx, policies: ctx.policies, use: ctx.use, now: ctx.now };
  return (await casesOf(reader, [approval]))[0];
}
