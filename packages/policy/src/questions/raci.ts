import type { PolicySnapshot } from '../snapshot.ts';
import type { ActivityId, AuthorityId, ClauseId, RaciLetter, RoleId } from '../vocabulary.ts';

/** The roles that hold a letter for an activity, and the row's clause. */
export type RoleHolders = { roles: readonly RoleId[]; clause: ClauseId };

/**
 * Who is responsible (R: acts), accountable (A: approves), consulted (C) or informed (I) for an activity, by the
 * matrix of clause 2.10. Where a row has no A, its R carries the accountability (ruling R2); where it has several,
 * all of them are returned and each one's approval or ratification is needed.
 */
export function rolesFor(policy: PolicySnapshot, activity: ActivityId, letter: RaciLetter): RoleHolders {
  const { clause } = policy.raci[activity];
  const roles = holders(policy, activity, letter);
  if (letter === 'A' && roles.length === 0) {
    return { roles: holders(policy, activity, policy.approvals.noAccountable.accountabilityFallsTo), clause };
  }
  return { roles, clause };
}

/** Whether a holder of this role may carry out the activity. Only its R may; approval is separate (`rolesFor` A). */
export function mayActivity(
  policy: PolicySnapshot,
  activity: ActivityId,
  role: RoleId,
): { allowed: boolean; clause: ClauseId } {
  const { roles, clause } = rolesFor(policy, activity, 'R');
  return { allowed: roles.includes(role), clause };
}

/** The roles that hold an authority beyond the matrix, such as granting roles or waiving a freeze. */
export function rolesWith(policy: PolicySnapshot, authority: AuthorityId): RoleHolders {
  const { roles, clause } = policy.roles.authorities[authority];
  return { roles, clause };
}

function holders(policy: PolicySnapshot, activity: ActivityId, letter: RaciLetter): RoleId[] {
  const cells = Object.entries(policy.raci[activity].cells);
  return cells.filter(([, letters]) => letters.includes(letter)).map(([role]) => role);
}
