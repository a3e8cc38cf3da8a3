import { rolesFor, rolesWith, type PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { holdersOf } from '../../identity/public.ts';

/** How many others hold a role that may set who is on call: with none, people may put themselves on call. */
export async function othersWhoMaySet(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  by: PrincipalId | undefined,
): Promise<number> {
  const holders = await holdersOf(db, [
    ...rolesFor(policy, 'declare-incident', 'R').roles,
    ...rolesWith(policy, 'grant-roles').roles,
  ]);
  return holders.filter((id) => id !== by).length;
}
