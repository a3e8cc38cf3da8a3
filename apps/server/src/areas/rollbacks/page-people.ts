import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { commanderOf, type Incident } from '../incidents/public.ts';
import { pagePeople, whoIsOnCall } from '../oncall/public.ts';
import type { RollbackCase } from './rollback-thing.ts';

/** Pages the possible approvers; pages nobody else if there are none. */
export async function pageForApproval(
  ctx: CommandContext,
  incident: Incident,
  people: readonly PrincipalId[],
): Promise<void> {
  if (people.length > 0) await pagePeople(ctx, people, pageRequestFor(ctx, incident, 'rollback-asked'));
}

/** An authorised rollback failed: pages its requester and the commander, or whoever is on call if nobody commands. */
export async function pageOfFailure(
  ctx: CommandContext,
  { rollback, incident }: RollbackCase,
  why: 'rollback-failed' | 'rollback-given-up',
): Promise<void> {
  const commander = commanderOf(incident);
  const others = commander === undefined ? await whoIsOnCall(ctx.tx, ctx.now) : [commander];
  await pagePeople(ctx, [...new Set([...others, rollback.requestedBy])], pageRequestFor(ctx, incident, why));
}

const pageRequestFor = (
  ctx: CommandContext,
  incident: Incident,
  why: 'rollback-asked' | 'rollback-failed' | 'rollback-given-up',
) => ({
  incident: incident.id,
  why,
  clause: ctx.policies.of(incident).approvals.rollback.clause,
  drill: incident.isDrill,
  urgency: 'page' as const,
});
