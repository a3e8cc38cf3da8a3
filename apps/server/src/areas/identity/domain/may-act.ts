import { roleTitle, rolesFor, rolesWith, type PolicySnapshot, type RoleId } from '@muster/policy';
import { allow, type Decision } from '../../../kernel/decision.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Need, Permission } from '@muster/policy';

/** A role held everywhere, or within one team only. */
export type HeldRole = { readonly role: RoleId; readonly teamId?: TeamId | undefined };

/** Who asks, as read at this very moment. `scopes` is there for service accounts only. */
export type Standing = {
  readonly isMember: boolean;
  readonly roles: readonly HeldRole[];
  readonly teams: readonly TeamId[];
  readonly scopes?: readonly string[];
  /** An auditor from outside: reads what the compliance team may, and only what the policy opens to them (GOV 7.5). */
  readonly isOutside?: true;
};

/**
 * May this one do that here? Roles count where they were granted: everywhere, or on what belongs to their team.
 * A service account needs the scope besides a role (GOV 1.1, 2.10, 7.6).
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

/** Whether this one may know that the resource exists: the organisation's is every member's, a team's is the team's. */
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

/** Who may read the audit log sees every team: the log would tell them anyway (GOV 7.5). */
export const seesEveryTeam = (policy: PolicySnapshot, standing: Standing): boolean =>
  standing.isOutside === true ||
  readersOfAll(policy).some((role) => standing.roles.some((held) => held.role === role && held.teamId === undefined));

/** The teams one belongs to, and those whose log one may read. */
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

/** The roles that are granted. The others are held on the spot, where a permission names them as `role-here`. */
export const appointedRoles = (policy: PolicySnapshot): readonly RoleId[] =>
  Object.entries(policy.roles.raci).flatMap(([role, { held }]) => (held === 'by-appointment' ? [role] : []));

/** The roles that would do, for a refusal to name. */
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

/** Beside what the policy opens, one's own session and password. */
const opensOutside = (policy: PolicySnapshot, { scope }: Permission): boolean =>
  scope === 'session:none' || policy.audit.outside.opens.includes(scope);

const notForOutside = ({ clause }: Permission): Decision => ({
  allowed: false,
  code: 'access/outside',
  clause,
  reason: 'An outside auditor reads the record and changes nothing.',
  remedy: 'Ask a member to do it.',
  obligations: [],
});

const onlyPeople = ({ clause }: Permission, reason: string): Decision => ({
  allowed: false,
  code: 'access/people-only',
  clause,
  reason,
  remedy: 'Do it signed in as yourself.',
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

/** “Ada, Ben, or Cleo” of those who could do it. */
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
