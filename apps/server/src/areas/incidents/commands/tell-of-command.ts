import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pagePeople, type PageReason } from '../../oncall/public.ts';
import type { Incident } from '../domain/incident.ts';

/** Notifies a person, by the channels that pages use, that command changed without their doing (GOV 8.1). */
export async function tellOfCommand(
  ctx: CommandContext,
  incident: Incident,
  to: PrincipalId,
  why: Extract<PageReason, 'command-taken' | 'command-handed'>,
): Promise<void> {
  const { clause } = ctx.policies.of(incident).accountability.commander.named;
  await pagePeople(ctx, [to], { incident: incident.id, why, clause, drill: incident.isDrill, urgency: 'notify' });
}
