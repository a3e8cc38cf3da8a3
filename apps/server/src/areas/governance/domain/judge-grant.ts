import { authorityIds, rolesWith, type PolicySnapshot, type RoleId } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { appointedRoles } from '../../identity/domain/may-act.ts';

export type WantedGrant = {
  /** Absent during set-up. */
  readonly by: PrincipalId | undefined;
  readonly to: { readonly id: PrincipalId; readonly kind: 'person' | 'service' | 'auditor' };
  readonly role: RoleId;
};

/**
 * Whether a role may be granted this way (GOV 1.1, R32): never to oneself, only roles held by appointment, and roles
 * that carry an authority of the policy only to people.
 */
export function judgeGrant(policy: PolicySnapshot, { by, to, role }: WantedGrant): Result<undefined, AppError> {
  const known = own(policy.roles.raci, role);
  if (known === undefined) return err(unknownRole(appointedRoles(policy)));
  if (known.held === 'per-incident') return err(perIncident(known.title));
  if (by === to.id) return err(toOneself);
  if (to.kind !== 'person' && carriesAuthority(policy, role)) return err(notForPrograms(known.title));
  return ok(undefined);
}

const carriesAuthority = (policy: PolicySnapshot, role: RoleId): boolean =>
  authorityIds.some(
    (authority) =>
      policy.roles.authorities[authority].programs !== true && rolesWith(policy, authority).roles.includes(role),
  );

/** Own properties only: `constructor` and other inherited names are not roles. */
const own = <T>(roles: Readonly<Record<string, T>>, role: RoleId): T | undefined =>
  Object.hasOwn(roles, role) ? roles[role] : undefined;

const unknownRole = (known: readonly string[]): AppError => ({
  kind: 'invalid',
  code: 'governance/unknown-role',
  public: 'The policy has no such role.',
  fields: [{ path: '/role', problem: 'is not a role of the policy', remedy: `use one of: ${known.join(', ')}` }],
});

const perIncident = (title: string): AppError => ({
  kind: 'invalid',
  code: 'governance/held-per-incident',
  public: `${title} is taken or handed over in an incident, not granted.`,
  clause: '8.1',
});

export const toOneself: AppError = {
  kind: 'refused',
  code: 'governance/self-grant',
  public: 'You cannot grant yourself a role.',
  remedy: 'Ask another member of Platform Governance.',
  clause: '1.1',
};

const notForPrograms = (title: string): AppError => ({
  kind: 'refused',
  code: 'governance/people-only',
  public: `${title} makes decisions for the organisation, so only a person can hold it.`,
  remedy: 'Give the service account a role that acts, not one that decides.',
  clause: '1.1',
});

export const noSuchTeam: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-team',
  public: 'There is no such team.',
};

export const heldAlready: AppError = {
  kind: 'conflict',
  code: 'governance/held-already',
  public: 'They already hold this role there.',
};
