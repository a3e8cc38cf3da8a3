import type { AppError } from '../../../kernel/app-error.ts';
import type { Kysely } from 'kysely';
import { allow, refused, type Decision } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { mayAct, maySee } from '../domain/may-act.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Permission } from '@muster/policy';
import { standingOfActor } from './standing-of-actor.ts';

/**
 * Whether the actor may use the permission on the resource. Roles are read now, in the command's transaction, never
 * from a token (GOV 7.6). A resource the actor may not know about is `not_found`; a refusal names the clause and who
 * could do it. `rolesHere` are roles held on this very resource, such as being its commander.
 */
export async function authorise(
  ctx: Pick<CommandContext, 'actor' | 'policies'> & { readonly tx: Kysely<unknown> },
  permission: Permission,
  resource: Protected,
  rolesHere: readonly string[] = [],
): Promise<Result<Decision, AppError>> {
  // Muster's own parts act for a policy rule or for a link's holder; whether they may was decided before.
  if (ctx.actor.kind === 'system') return ok(allow(`${permission.name} by Muster itself`, permission.clause));
  const standing = await standingOfActor(ctx.tx, ctx.actor);
  if (!standing?.isMember) return err({ ...notAMember, clause: permission.clause });
  const policy = ctx.policies.current;
  if (!maySee(policy, standing, resource, rolesHere)) return err(notFound);
  const decision = mayAct(policy, standing, permission, resource, rolesHere);
  return decision.allowed ? ok(decision) : err(refused(decision, 'forbidden'));
}

const notAMember: AppError = {
  kind: 'unauthenticated',
  code: 'identity/not-a-member',
  public: 'Only members of this organisation may do this.',
  remedy: 'Sign in, or ask Platform Governance for an invitation.',
};

const notFound: AppError = {
  kind: 'not_found',
  code: 'request/not-found',
  public: 'This does not exist, or you are not allowed to see it.',
};
