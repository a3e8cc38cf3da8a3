import type { PolicySnapshot } from '@muster/policy';
import type { Db } from '../../../platform/database/db.ts';
import { holdersOf } from '../../identity/public.ts';
import { unseparatedDuties, type Unseparated } from '../domain/separation.ts';

/** Where duties are in the same hands at this moment (R32). */
export async function separation(db: Db, policy: PolicySnapshot): Promise<readonly Unseparated[]> {
  const roles = Object.keys(policy.roles.raci);
  const holders = await Promise.all(roles.map(async (role) => [role, await holdersOf(db, [role])] as const));
  return unseparatedDuties(policy, new Map(holders));
}
