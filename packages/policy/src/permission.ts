import type { ActivityId, AuthorityId, ClauseId, RaciLetter, RoleId } from './vocabulary.ts';

/** One way of being entitled. Roles are never named in code but where a role is held on the spot (`role-here`). */
export type Need =
  | { readonly kind: 'member' }
  | { readonly kind: 'activity'; readonly activity: ActivityId; readonly letter: RaciLetter }
  | { readonly kind: 'authority'; readonly authority: AuthorityId }
  | { readonly kind: 'any-raci-role' }
  | { readonly kind: 'role-here'; readonly role: RoleId };

/** Who may do one thing: anybody who meets one of the needs. Each area declares its own; the policy says which roles those are. */
export type Permission = {
  readonly name: `${string}.${string}`;
  /** What a service account's key must hold in addition. */
  readonly scope: string;
  /** The clause a refusal names. */
  readonly clause: ClauseId;
  readonly anyOf: readonly Need[];
  /** Why no service account may, whatever its roles; absent where one may. */
  readonly onlyPeople?: string;
};

export const definePermission = (permission: Permission): Permission => permission;
