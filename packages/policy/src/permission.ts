import type { ActivityId, AuthorityId, ClauseId, RaciLetter, RoleId } from './vocabulary.ts';

/** One way of being entitled. Code never names roles, except where a role is held on the thing itself (`role-here`). */
export type Need =
  | { readonly kind: 'member' }
  | { readonly kind: 'activity'; readonly activity: ActivityId; readonly letter: RaciLetter }
  | { readonly kind: 'authority'; readonly authority: AuthorityId }
  | { readonly kind: 'any-raci-role' }
  | { readonly kind: 'role-here'; readonly role: RoleId };

/**
 * Who may do something: anybody who meets one of the needs. Each area declares its own; the policy maps them to roles.
 */
export type Permission = {
  readonly name: `${string}.${string}`;
  /** The scope that a service account's key needs in addition. */
  readonly scope: string;
  /** The clause a refusal names. */
  readonly clause: ClauseId;
  readonly anyOf: readonly Need[];
  /** Why no service account may, whatever its roles; absent if service accounts may. */
  readonly onlyPeople?: string;
};

export const definePermission = (permission: Permission): Permission => permission;
