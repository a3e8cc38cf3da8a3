import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../kernel/ids.ts';
import { holdersOf } from '../identity/public.ts';
import { whoIsOnCall } from '../oncall/public.ts';

/** Who can approve an emergency change now: those on call in the role the policy names. */
export async function onCallApprovers(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  now: Date,
): Promise<readonly PrincipalId[]> {
  const holders = new Set(await holdersOf(db, [policy.changes.breakGlass.approvals.role]));
  return (await whoIsOnCall(db, now)).filter((person) => holders.has(person));
}
