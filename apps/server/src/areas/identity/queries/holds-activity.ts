import { rolesFor, type ActivityId, type RaciLetter } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { rolesOn } from '../domain/may-act.ts';
import type { Protected } from '../../../kernel/protected.ts';
import { standingsOf } from '../store/standings.ts';

/** Whether a member has a RACI letter for an activity on this resource through a role of their own (GOV 2.10). */
export async function holdsActivity(
  ctx: Pick<CommandContext, 'tx' | 'policies'>,
  principal: PrincipalId,
  activity: ActivityId,
  letter: RaciLetter,
  resource: Protected,
): Promise<boolean> {
  const standing = (await standingsOf(ctx.tx, [principal])).get(principal);
  if (!standing?.isMember) return false;
  const held = rolesOn(standing, resource);
  return rolesFor(ctx.policies.current, activity, letter).roles.some((role) => held.includes(role));
}
