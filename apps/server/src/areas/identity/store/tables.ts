import type { PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';

export type PrincipalState = 'invited' | 'active' | 'suspended' | 'erased';

/** A member, a program, or an outside auditor, who is neither (GOV 7.5). */
export type PrincipalKind = 'person' | 'service' | 'auditor';

export type GrantRow = Row<
  'role_grants',
  { principal_id: PrincipalId; team_id: TeamId | null; granted_by: PrincipalId | null }
>;

export type ApiKeyRow = Row<'api_keys', { principal_id: PrincipalId }>;

/** The tables that only this area names. */
export type IdentityTables = {
  principals: Row<'principals', { kind: PrincipalKind; state: PrincipalState }>;
  identity_map: Row<'identity_map'>;
  identity_handles: Row<'identity_handles', { kind: 'phone' | 'slack' | 'github' | 'sso' }>;
  passwords: Row<'passwords'>;
  teams: Row<'teams'>;
  team_members: Row<'team_members'>;
  role_grants: GrantRow;
  contact_roles: Row<'contact_roles'>;
  service_accounts: Row<'service_accounts'>;
  api_keys: ApiKeyRow;
  sessions: Row<'sessions', { kind: 'browser' | 'oauth' }>;
  refresh_tokens: Row<'refresh_tokens'>;
  sign_in_buckets: Row<'sign_in_buckets'>;
};
