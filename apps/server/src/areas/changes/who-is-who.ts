import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { addMinutes, isBefore } from '../../kernel/clock.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { settleAll } from '../../platform/database/pipeline/settle-all.ts';
import { holdersByRole } from '../identity/public.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { policyInForceSince } from '../policy/public.ts';
import type { Changes } from './changes.ts';
import type { Known } from './github/change-from.ts';

/**
 * Which of these accounts carry which role: only accounts that a member has linked count (GOV 5.1.2). A team named by
 * the policy means the holders of its role here, not the members of the forge's team.
 */
export async function rolesOfAccounts(
  { db, handles }: Pick<Changes, 'handles'> & { readonly db: Kysely<unknown> },
  policy: PolicySnapshot,
  accounts: readonly { readonly login: string; readonly id: number }[],
  now: Date,
): Promise<Pick<Known, 'roles' | 'delegates'> & { readonly members: ReadonlyMap<string, PrincipalId> }> {
  const teams = teamsWithRole(policy);
  const distinct = [...new Map(accounts.map((each) => [each.id, each])).values()];
  const [owners, held, since] = await settleAll([
    settleAll(distinct.map(async ({ id }) => handles.ownerOf(db, 'github', String(id)))),
    holdersByRole(db, [...new Set(teams.map(({ role }) => role))], ORGANISATION),
    policyInForceSince(db),
  ]);
  const members = new Map<string, PrincipalId>();
  for (const [index, { login }] of distinct.entries()) {
    const owner = owners[index];
    if (owner !== undefined) members.set(login, owner);
  }
  const loginsOf = (role: string): readonly string[] => {
    const holders = new Set(held.get(role) ?? []);
    return [...members].flatMap(([login, person]) => (holders.has(person) ? [login] : []));
  };
  const { from, to, expiresAfter } = policy.approvals.runbookChange.standingDelegation;
  const isDelegated =
    from === policy.changes.runbooksAndDiagrams.governanceApproval.role &&
    since !== undefined &&
    isBefore(now, addMinutes(since, expiresAfter.minutes));
  return {
    members,
    roles: Object.fromEntries(teams.map(({ team, role }) => [team, loginsOf(role)])),
    delegates: isDelegated ? loginsOf(to) : [],
  };
}

/** The teams that the policy names, with their roles, and Governance by its role. */
function teamsWithRole(policy: PolicySnapshot): readonly { readonly team: string; readonly role: string }[] {
  const { runbooksAndDiagrams, groups = {} } = policy.changes;
  const { role } = runbooksAndDiagrams.governanceApproval;
  const named = [runbooksAndDiagrams.approvals, ...Object.values(groups).flatMap(({ approvals }) => approvals ?? [])];
  return [
    ...named.flatMap(({ from, role: its }) => (its === undefined ? [] : [{ team: from, role: its }])),
    { team: role, role },
    // Governance's delegate is identified by role, whatever its team is called.
    delegateOf(policy),
  ];
}

const delegateOf = (policy: PolicySnapshot) => {
  const { to } = policy.approvals.runbookChange.standingDelegation;
  return { team: `role:${to}`, role: to };
};
