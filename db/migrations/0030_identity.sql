-- Who there is, what they may do, and how they prove who they are (areas/identity).

-- A person or a service account. The id is random and is the JWT `sub`: records name nobody by anything else (R1).
create table principals (
  id uuid primary key,
  kind text not null check (kind in ('person', 'service')),
  state text not null check (state in ('invited', 'active', 'suspended', 'erased')),
  created_at timestamptz not null,
  -- In which zone they read times, where they have said.
  time_zone text,
  last_entry uuid not null
);

-- Names and e-mails, encrypted under each person's own key and found by a keyed hash. Erasure deletes the row and the key.
create table identity_map (
  principal_id uuid primary key references principals (id),
  key_id uuid not null,
  ciphertext bytea not null,
  email_index bytea not null unique
);

create table passwords (
  principal_id uuid primary key references principals (id),
  hash text not null,
  changed_at timestamptz not null
);

create table teams (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null,
  last_entry uuid not null
);

-- Teams are told apart by people, who do not tell capitals and blanks apart.
create unique index teams_name_folded on teams (lower(name));

create table team_members (
  team_id uuid not null references teams (id),
  principal_id uuid not null references principals (id),
  since timestamptz not null,
  primary key (team_id, principal_id)
);
create index team_members_of on team_members (principal_id);

-- RACI roles, everywhere or in one team. A revoked grant stays as history.
create table role_grants (
  id uuid primary key,
  principal_id uuid not null references principals (id),
  role text not null,
  team_id uuid references teams (id),
  granted_by uuid references principals (id),
  granted_at timestamptz not null,
  revoked_at timestamptz,
  last_entry uuid not null
);
create index role_grants_of on role_grants (principal_id) where revoked_at is null;
create unique index role_grants_everywhere on role_grants (principal_id, role) where revoked_at is null and team_id is null;
create unique index role_grants_in_team on role_grants (principal_id, role, team_id)
  where revoked_at is null and team_id is not null;

-- Who is called in a contact role (R32). No row: unfilled, which is a finding.
create table contact_roles (
  role text primary key,
  principal_id uuid not null references principals (id),
  assigned_at timestamptz not null,
  last_entry uuid not null
);
create index contact_roles_of on contact_roles (principal_id);

create table service_accounts (
  principal_id uuid primary key references principals (id),
  name text not null unique
);

-- API keys: found by their prefix, proven by their hash, bounded by their scopes.
create table api_keys (
  id uuid primary key,
  principal_id uuid not null references service_accounts (principal_id),
  prefix text not null unique,
  secret_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_entry uuid not null
);
create index api_keys_of on api_keys (principal_id);

-- A sign-in and everything that came of it: a browser's cookie, or a family of refresh tokens with their access tokens.
-- Read at every request, so that its end is effective at once.
create table sessions (
  id uuid primary key,
  principal_id uuid not null references principals (id),
  kind text not null check (kind in ('browser', 'oauth')),
  cookie_hash bytea unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  last_entry uuid not null,
  check ((kind = 'browser') = (cookie_hash is not null))
);
create index sessions_open on sessions (principal_id) where ended_at is null;

create table refresh_tokens (
  token_hash bytea primary key,
  session_id uuid not null references sessions (id),
  issued_at timestamptz not null,
  used_at timestamptz
);
create index refresh_tokens_of on refresh_tokens (session_id);

-- How full each bucket of sign-in attempts is: the moment at which it will have run empty. Keys are keyed hashes.
create table sign_in_buckets (
  key bytea primary key,
  empty_at timestamptz not null
);
create index sign_in_buckets_empty on sign_in_buckets (empty_at);
