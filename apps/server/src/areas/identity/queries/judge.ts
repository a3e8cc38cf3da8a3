import type { Actor } from '../../../kernel/actor.ts';
import { allow, type Decision } from '../../../kernel/decision.ts';
import type { Reader, Access } from '../../../platform/access/access.ts';
import { mayAct, maySee } from '../domain/may-act.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Permission } from '@muster/policy';
import { standingOfActor } from './standing-of-actor.ts';
import { authorise } from './authorise.ts';

/**
 * What `authorise` would decide for each of these, by permission name, for screens that explain in advance. Records
 * nothing. Undefined if the actor may not know that the resource exists.
 */
export async function judge(
  { db, policies }: Reader,
  actor: Actor,
  permissions: readonly Permission[],
  resource: Protected,
  rolesHere: readonly string[] = [],
): Promise<ReadonlyMap<string, Decision> | undefined> {
  if (actor.kind === 'system') return new Map(permissions.map((each) => [each.name, allow(each.name, each.clause)]));
  const standing = await standingOfActor(db, actor);
  if (!standing || !maySee(policies.current, standing, resource, rolesHere)) return undefined;
  return new Map(permissions.map((each) => [each.name, mayAct(policies.current, standing, each, resource, rolesHere)]));
}

/** Authorisation as the platform calls it for every declared verb. */
export const access: Access = {
  authorise: async ({ db, policies }, actor, ...asked) => authorise({ tx: db, policies, actor }, ...asked),
  judge,
};
