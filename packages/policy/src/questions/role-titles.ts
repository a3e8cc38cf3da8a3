import type { PolicySnapshot } from '../snapshot.ts';
import type { RoleId } from '../vocabulary.ts';

/** A role's title in the policy. A role the policy does not name, such as one from an earlier version, keeps its id. */
export const roleTitle = (policy: PolicySnapshot, role: RoleId): string =>
  policy.roles.raci[role]?.title ?? policy.roles.contacts[role]?.title ?? role;

/** The titles of all roles of the policy: RACI roles and contact roles (R32). */
export const roleTitles = (policy: PolicySnapshot): Readonly<Record<RoleId, string>> =>
  Object.fromEntries(
    [...Object.keys(policy.roles.raci), ...Object.keys(policy.roles.contacts)].map((role) => [
      role,
      roleTitle(policy, role),
    ]),
  );
