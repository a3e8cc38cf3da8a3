import { roleTitle, rolesFor, rolesWith, type PolicySnapshot, type RoleId } from '@muster/policy';
import { allow, type Decision } from '../../../kernel/decision.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Need, Permission } from '@muster/policy';

/** A role held organisation-wide, or within one team only. */
export type HeldRole = { readonly role: RoleId; readonly teamId?: TeamId | undefined };

/** A principal's authority, read at the moment of the decision. `scopes` is set for service accounts only. */
export type Standing = {
  readonly isMember: boolean;
  readonly roles: readonly HeldRole[];
  readonly teams: readonly TeamId[];
  readonly scopes?: readonly string[];
  /** An outside auditor: reads what the compliance team may, limited to what the policy opens to auditors (GOV 7.5). */
  readonly isOutside?: true;
};

/**
 * Whether the principal may use the permission on the resource. Roles count where they were granted: organisation-wide,
 * or on what belongs to their team. A service account needs the scope as well as a role (GOV 1.1, 2.10, 7.6).
 */
export function mayAct(
  policy: PolicySnapshot,
  standing: Standing,
  permission: Permission,
  resource: Protected,
  rolesHere: readonly RoleId[] = [],
): Decision {
  if (!standing.isMember) return notEntitled(policy, permission);
  if (standing.scopes && permission.onlyPeople !== undefined) return onlyPeople(permission, permission.onlyPeople);
  if (standing.scopes && !standing.scopes.includes(permission.scope)) return scopeMissing(permission);
  if (standing.isOutside && !opensOutside(policy, permission)) return notForOutside(permission);
  const held = standing.isOutside ? [policy.audit.access.role] : [...rolesOn(standing, resource), ...rolesHere];
  const met = permission.anyOf.find((need) => meets(policy, need, held, standing));
  return met
    ? allow(`${permission.name} as ${describe(policy, met)}`, permission.clause)
    : notEntitled(policy, permission);
}

/** Whether the principal may know the resource exists: all members, or for a team's resource only the team. */
export function maySee(
  policy: PolicySnapshot,
  standing: Standing,
  resource: Protected,
  rolesHere: readonly RoleId[] = [],
): boolean {
  if (!standing.isMember) return false;
  if (resource.visibility === 'organisation' || rolesHere.length > 0 || seesEveryTeam(policy, standing)) return true;
  return resource.teamId !== undefined && visibleTeamsOf(policy, standing).includes(resource.teamId);
}

/** Audit log readers see every team: the log would show them anyway (GOV 7.5). */
export const seesEveryTeam = (policy: PolicySnapshot, standing: Standing): boolean =>
  standing.isOutside === true ||
  readersOfAll(policy).some((role) => standing.roles.some((held) => held.role === role && held.teamId === undefined));

/** The principal's own teams, and those whose log they may read. */
export const visibleTeamsOf = (policy: PolicySnapshot, standing: Standing): readonly TeamId[] => {
  const read = standing.roles
    .filter(({ role }) => readersOfAll(policy).includes(role))
    .flatMap(({ teamId }) => teamId ?? []);
  return [...new Set([...standing.teams, ...read])];
};

const readersOfAll = (policy: PolicySnapshot): readonly RoleId[] => rolesWith(policy, 'read-audit-log').roles;

/** The roles that count on a resource. */
export const rolesOn = (standing: Standing, resource: Protected): RoleId[] =>
  standing.roles.filter(({ teamId }) => teamId === undefined || teamId === resource.teamId).map(({ role }) => role);

/** The roles granted by appointment. Others are held per resource, where a permission names them as `role-here`. */
export const appointedRoles = (policy: PolicySnapshot): readonly RoleId[] =>
  Object.entries(policy.roles.raci).flatMap(([role, { held }]) => (held === 'by-appointment' ? [role] : []));

/** The roles that would suffice, to name in a refusal. */
function entitledRoles(policy: PolicySnapshot, need: Need): readonly RoleId[] {
  switch (need.kind) {
    case 'member':
      return [];
    case 'activity':
      return rolesFor(policy, need.activity, need.letter).roles;
    case 'authority':
      return rolesWith(policy, need.authority).roles;
    case 'any-raci-role':
      return appointedRoles(policy);
    case 'role-here':
      return [need.role];
  }
}

const meets = (policy: PolicySnapshot, need: Need, held: readonly RoleId[], standing: Standing): boolean =>
  need.kind === 'member' ? standing.isMember : entitledRoles(policy, need).some((role) => held.includes(role));

const describe = (policy: PolicySnapshot, need: Need): string =>
  need.kind === 'member' ? 'member' : entitledRoles(policy, need).join(' or ');

/** What the policy opens to auditors, plus their own session and password. */
const opensOutside = (policy: PolicySnapshot, { scope }: Permission): boolean =>
  scope === 'session:none' || policy.audit.outside.opens.includes(scope);

const notForOutside = ({ clause }: Permission): Decision => ({
  allowed: false,
  code: 'access/outside',
  clause,
  reason: 'An outside auditor can read the record but cannot change anything.',
  remedy: 'Ask a member to do it.',
  obligations: [],
});

const onlyPeople = ({ clause }: Permission, reason: string): Decision => ({
  allowed: false,
  code: 'access/people-only',
  clause,
  reason,
  remedy: 'Sign in as yourself to do it.',
  obligations: [],
});

const scopeMissing = ({ scope, clause }: Permission): Decision => ({
  allowed: false,
  code: 'access/scope-missing',
  clause,
  reason: `This key does not have the scope ${scope}.`,
  remedy: `Use a key that has the scope ${scope}.`,
  obligations: [],
});

const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** Formats the people who could do it, e.g. “Ada, Ben, or Cleo”. */
export const oneOf = (who: readonly string[]): string => either.format(who);

function notEntitled(policy: PolicySnapshot, permission: Permission): Decision {
  const who = [...new Set(permission.anyOf.flatMap((need) => entitledRoles(policy, need)))].map((role) =>
    roleTitle(policy, role),
  );
  return {
    allowed: false,
    code: 'access/not-entitled',
    clause: permission.clause,
    reason: who.length === 0 ? 'Only members can do this.' : `Only ${oneOf(who)} can do this.`,
    remedy: who.length === 0 ? 'Sign in as a member.' : 'Ask one of them, or ask Platform Governance for the role.',
    obligations: [],
  };
}
