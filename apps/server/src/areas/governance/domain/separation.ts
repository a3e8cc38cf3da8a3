import { activityIds, rolesFor, rolesWith, type ClauseId, type PolicySnapshot, type RoleId } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** Holders of each RACI role organisation-wide: active people only. */
export type RoleHoldings = ReadonlyMap<RoleId, readonly PrincipalId[]>;

export type Unseparated = { readonly clause: ClauseId; readonly what: string };

/**
 * Where one person holds duties that the policy separates (R32). Nothing is blocked: a small organisation must be able
 * to work, but its screens and evidence must show it.
 */
export function unseparatedDuties(policy: PolicySnapshot, holdings: RoleHoldings): readonly Unseparated[] {
  return [...tooFewGovernance(policy, holdings), ...sameHands(policy, holdings)];
}

function tooFewGovernance(policy: PolicySnapshot, holdings: RoleHoldings): readonly Unseparated[] {
  const { governanceMembersAtLeast, clause } = policy.roles.setUp;
  const members = peopleIn(holdings, rolesWith(policy, 'grant-roles').roles);
  if (members.size >= governanceMembersAtLeast) return [];
  return [
    {
      clause,
      what: `${members.size} active members of Platform Governance, where the policy wants ${governanceMembersAtLeast}`,
    },
  ];
}

/** Activities whose only actor is also the only approver. Roles taken per incident are left out: they rotate. */
function sameHands(policy: PolicySnapshot, holdings: RoleHoldings): readonly Unseparated[] {
  return activityIds.flatMap((activity) => {
    const acts = appointed(policy, rolesFor(policy, activity, 'R').roles);
    const approves = appointed(policy, rolesFor(policy, activity, 'A').roles).filter((role) => !acts.includes(role));
    if (acts.length === 0 || approves.length === 0) return [];
    const [actors, approvers] = [peopleIn(holdings, acts), peopleIn(holdings, approves)];
    const isApart = [...actors].some((actor) => [...approvers].some((approver) => approver !== actor));
    if (actors.size === 0 || approvers.size === 0 || isApart) return [];
    return [
      { clause: policy.raci[activity].clause, what: `${policy.raci[activity].title}: one person acts and approves` },
    ];
  });
}

const appointed = (policy: PolicySnapshot, roles: readonly RoleId[]): readonly RoleId[] =>
  roles.filter((role) => policy.roles.raci[role]?.held === 'by-appointment');

const peopleIn = (holdings: RoleHoldings, roles: readonly RoleId[]): ReadonlySet<PrincipalId> =>
  new Set(roles.flatMap((role) => holdings.get(role) ?? []));
