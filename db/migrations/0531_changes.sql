-- An account at the forge is one person's, and a person has one, as with the chat (GOV 5.1.2).
alter table identity_handles drop constraint identity_handles_kind_check;
alter table identity_handles add constraint identity_handles_kind_check check (kind in ('phone', 'slack', 'sso', 'github'));
create unique index identity_handles_github on identity_handles (handle_index) where kind = 'github';
create unique index identity_handles_github_of on identity_handles (principal_id) where kind = 'github';

-- What the forge told, kept before it is answered; the id is the forge's own, so that a repetition is known.
create table github_deliveries (
  id text primary key,
  event text not null,
  repository text not null,
  -- The pull request that it is about; null where it is about the repository.
  number integer,
  received_at timestamptz not null,
  served_at timestamptz,
  -- Who did what, encrypted: it names people.
  key_id uuid not null,
  ciphertext bytea not null
);
create index github_deliveries_waiting on github_deliveries (repository, number, received_at) where served_at is null;
create index github_deliveries_by_age on github_deliveries (received_at);

-- Pull requests as Muster last judged them.
create table changes (
  id uuid primary key,
  repository text not null,
  number integer not null,
  state text not null check (state in ('open', 'merged', 'closed')),
  base text not null,
  head text not null,
  verdict text not null check (verdict in ('met', 'missing', 'nothing-asked', 'break-glass')),
  -- JSON: each clause and how it stands.
  clauses text not null,
  judged_at timestamptz not null,
  -- When the forge last changed it, as seen at that time: what is newer there has not been judged.
  seen_at timestamptz not null,
  merged_at timestamptz,
  merge_covered_by text check (merge_covered_by in ('verdict', 'break-glass', 'exception', 'nothing')),
  -- Title, what is missing, who approved and who pushed: it names people, so it is encrypted.
  key_id uuid not null,
  ciphertext bytea not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint changes_merged check ((merged_at is null) = (merge_covered_by is null))
);
create unique index changes_name on changes (repository, number);
create index changes_newest on changes (judged_at desc, id desc);
create index changes_head on changes (repository, head);

-- Whose turn it is to judge one, and what its check at the forge shows.
create table change_turns (
  repository text not null,
  number integer not null,
  busy_until timestamptz,
  check_id bigint,
  check_head text,
  check_shows text,
  primary key (repository, number)
);

-- What is known of a repository beside its changes.
create table change_repositories (
  name text primary key,
  looked_at timestamptz not null,
  ruleset_version bigint,
  -- JSON: how its ruleset differs, and how the team differs from the role.
  problems text not null
);

-- Codes by which members prove their account at the forge; only their hashes.
create table github_link_codes (
  principal_id uuid primary key,
  hash bytea not null unique,
  expires_at timestamptz not null,
  last_entry uuid not null
);
