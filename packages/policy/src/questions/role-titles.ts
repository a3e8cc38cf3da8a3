import type { PolicySnapshot } from '../snapshot.ts';
import type { RoleId } from '../vocabulary.ts';

/** What a role is called in the policy. One that it does not name, such as one of an earlier version, keeps its id. */
export const roleTitle = (policy: PolicySnapshot, role: RoleId): string =>
  policy.roles.raci[role]?.title ?? policy.roles.contacts[role]?.title ?? role;

/** What every role of the policy is called: those that act, and those that are called (R32). */
export const roleTitles = (policy: PolicySnapshot): Readonly<Record<RoleId, string>> =>
  Object.fromEntries(
    [...Object.keys(policy.roles.raci), ...Object.keys(policy.roles.contacts)].map((role) => [
      role,
      roleTitle(policy, role),
    ]),
  );
