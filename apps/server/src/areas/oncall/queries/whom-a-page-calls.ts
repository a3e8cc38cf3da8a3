import { rolesWith, type PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { holdersOf } from '../../identity/public.ts';
import { whoIsOnCall } from './who-is-on-call.ts';

/** `instead` names who is paged for an empty list: a role of the policy, `governance`, or `nobody`. */
export type Called = { readonly to: readonly PrincipalId[]; readonly instead?: string };

/** The on-call list; if empty, all holders of the role the policy pages; failing that, Platform Governance. */
export async function whomAPageCalls(db: Kysely<unknown>, policy: PolicySnapshot, now: Date): Promise<Called> {
  const onCall = await whoIsOnCall(db, now);
  if (onCall.length > 0) return { to: onCall };
  const { role } = policy.paging.wakes;
  const holders = await holdersOf(db, [role]);
  if (holders.length > 0) return { to: holders, instead: role };
  const governance = await holdersOf(db, rolesWith(policy, 'grant-roles').roles);
  return { to: governance, instead: governance.length > 0 ? 'governance' : 'nobody' };
}
