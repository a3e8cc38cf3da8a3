-- Single sign-on by OpenID Connect (areas/sso). An account at a provider is as personal as an e-mail and lies in the identity map.
alter table identity_handles drop constraint identity_handles_kind_check;
alter table identity_handles add constraint identity_handles_kind_check check (kind in ('phone', 'slack', 'sso'));
create unique index identity_handles_sso on identity_handles (handle_index) where kind = 'sso';

-- Where members can sign in. The client secret is encrypted under the provider's own key.
create table identity_providers (
  id uuid primary key,
  -- As it stands in the redirect URI, which is registered at the provider before it is known here.
  name text not null,
  label text not null,
  issuer text not null,
  client_id text not null,
  key_id uuid not null,
  ciphertext bytea not null,
  state text not null check (state in ('off', 'on', 'removed')),
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index identity_providers_one_name on identity_providers (name) where state <> 'removed';
-- An account is known by issuer and subject: two ways to one issuer would be two ways to one account.
create unique index identity_providers_one_issuer on identity_providers (issuer) where state <> 'removed';

-- Whose account is whose: which account it is says the identity map, under this id. One a member and provider.
create table sso_accounts (
  id uuid primary key,
  principal_id uuid not null,
  provider_id uuid not null references identity_providers (id),
  proved_by text not null check (proved_by in ('password', 'one-time-link', 'verified-email')),
  linked_at timestamptz not null,
  last_entry uuid not null,
  constraint sso_accounts_once unique (principal_id, provider_id)
);
create index sso_accounts_by_provider on sso_accounts (provider_id);

-- Which sessions rest on an account: they end with it, and with its provider.
create table sso_sessions (
  session_id uuid primary key,
  account_id uuid not null,
  last_entry uuid not null
);
create index sso_sessions_of on sso_sessions (account_id);

-- Attempts that came back: each is good once. The hash of a secret that only the browser has.
create table sso_used_attempts (
  hash bytea primary key,
  expires_at timestamptz not null
);
create index sso_used_attempts_by_end on sso_used_attempts (expires_at);
