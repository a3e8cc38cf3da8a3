export type PrincipalState = 'invited' | 'active' | 'suspended' | 'erased';

/** A member, a program, or an outside auditor, who is neither (GOV 7.5). */
export type PrincipalKind = 'person' | 'service' | 'auditor';

export type PrincipalRow = {
  id: string;
  kind: PrincipalKind;
  state: PrincipalState;
  created_at: Date;
  time_zone: string | null;
  last_entry: string;
};

export type IdentityMapRow = { principal_id: string; key_id: string; ciphertext: Buffer; email_index: Buffer };

export type HandleRow = {
  id: string;
  principal_id: string;
  kind: 'phone' | 'slack' | 'github' | 'sso';
  key_id: string;
  ciphertext: Buffer;
  handle_index: Buffer;
};

export type GrantRow = {
  id: string;
  principal_id: string;
  role: string;
  team_id: string | null;
  granted_by: string | null;
  granted_at: Date;
  revoked_at: Date | null;
  last_entry: string;
};

export type ApiKeyRow = {
  id: string;
  principal_id: string;
  prefix: string;
  secret_hash: Buffer;
  scopes: string[];
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  last_entry: string;
};

export type SessionRow = {
  id: string;
  principal_id: string;
  kind: 'browser' | 'oauth';
  cookie_hash: Buffer | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  last_entry: string;
};

/** The tables that only this area names. */
export type IdentityTables = {
  principals: PrincipalRow;
  identity_map: IdentityMapRow;
  identity_handles: HandleRow;
  passwords: { principal_id: string; hash: string; changed_at: Date };
  teams: { id: string; name: string; created_at: Date; last_entry: string };
  team_members: { team_id: string; principal_id: string; since: Date };
  role_grants: GrantRow;
  contact_roles: { role: string; principal_id: string; assigned_at: Date; last_entry: string };
  service_accounts: { principal_id: string; name: string };
  api_keys: ApiKeyRow;
  sessions: SessionRow;
  refresh_tokens: { token_hash: Buffer; session_id: string; issued_at: Date; used_at: Date | null };
  sign_in_buckets: { key: Buffer; empty_at: Date };
};
