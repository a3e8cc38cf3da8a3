-- Providers of language models: what they are sent, where they keep it, and what they do with it (GOV 6.7).
create table llm_providers (
  id uuid primary key,
  name text not null unique,
  api text not null check (api in ('openai', 'anthropic')),
  url text not null,
  -- Where its key is, never the key.
  key_reference text not null,
  region text not null,
  retention_days integer not null check (retention_days >= 0),
  trains boolean not null,
  is_external boolean not null,
  retired_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);

-- What a model costs: millionths of a dollar for a million tokens, and for each run of a provider's own tool.
create table llm_prices (
  provider_id uuid not null references llm_providers (id),
  model text not null,
  input bigint not null check (input >= 0),
  output bigint not null check (output >= 0),
  cache_read bigint not null check (cache_read >= 0),
  cache_write bigint not null check (cache_write >= 0),
  cache_write_hour bigint not null check (cache_write_hour >= 0),
  tool_call bigint not null check (tool_call >= 0),
  context_tokens integer not null check (context_tokens > 0),
  max_output_tokens integer not null check (max_output_tokens >= 0),
  last_entry uuid not null,
  primary key (provider_id, model)
);

-- Agreements on data processing, as Legal approves them. They count by the clock, whatever is written here.
create table llm_dpas (
  id uuid primary key,
  provider_id uuid not null references llm_providers (id),
  data_class text not null,
  regions text not null, -- JSON
  retention_days integer not null check (retention_days >= 0),
  may_train boolean not null,
  purposes text not null, -- JSON
  reason text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  state text not null check (state in ('asked', 'approved', 'declined', 'ended')),
  approval_id uuid,
  requested_by uuid not null references principals (id),
  requested_at timestamptz not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint llm_dpas_end check (valid_from < valid_until)
);
create index llm_dpas_of_provider on llm_dpas (provider_id);

-- What asks language models: its class, its limits, what answers instead, and what its users get where nothing does.
create table llm_consumers (
  id uuid primary key,
  name text not null unique,
  account_id uuid not null references principals (id),
  team_id uuid not null references teams (id),
  service text,
  user_facing boolean not null,
  data_class text not null,
  mode text not null check (mode in ('refuse', 'pseudonymise')),
  purpose text not null,
  regions text not null, -- JSON
  max_retention_days integer check (max_retention_days >= 0),
  routes text not null, -- JSON
  requests_per_minute integer not null check (requests_per_minute > 0),
  tokens_per_minute integer not null check (tokens_per_minute > 0),
  -- Millionths of a dollar.
  per_day bigint not null check (per_day > 0),
  per_month bigint not null check (per_month > 0),
  cache_minutes integer not null check (cache_minutes >= 0),
  degraded text not null,
  drilled_at timestamptz,
  drill_passed boolean,
  retired_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index llm_consumers_one_of_account on llm_consumers (account_id) where retired_at is null;

-- Limits of teams, providers and models, beside those that each consumer has of its own.
create table llm_limits (
  scope text primary key,
  requests_per_minute integer not null check (requests_per_minute > 0),
  tokens_per_minute integer not null check (tokens_per_minute > 0),
  per_day bigint not null check (per_day > 0),
  per_month bigint not null check (per_month > 0),
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);

-- What was taken of a limit within a window, and what servers hold of it: requests, tokens, picodollars.
create table llm_meters (
  scope text not null,
  measure text not null,
  window_start timestamptz not null,
  spent numeric(38, 0) not null,
  primary key (scope, measure, window_start)
);
create table llm_leases (
  id uuid primary key,
  scope text not null,
  measure text not null,
  window_start timestamptz not null,
  amount numeric(38, 0) not null,
  expires_at timestamptz not null
);
create index llm_leases_of_meter on llm_leases (scope, measure, window_start);

-- One row a call, without a word of what was asked or answered.
create table llm_calls (
  id uuid primary key,
  at timestamptz not null,
  consumer_id uuid not null references llm_consumers (id),
  dialect text not null,
  model text not null,
  -- Who answered; null where nobody did.
  provider text,
  outcome text not null,
  status integer not null,
  input_tokens integer not null,
  cached_tokens integer not null,
  output_tokens integer not null,
  -- Picodollars.
  cost numeric(38, 0) not null,
  is_estimated boolean not null,
  attempts integer not null,
  -- What was tried or left out and why, in codes: JSON.
  tried text not null,
  found_in integer not null,
  found_out integer not null,
  duration_ms integer not null
);
create index llm_calls_by_consumer on llm_calls (consumer_id, at desc, id desc);
create index llm_calls_by_time on llm_calls (at desc, id desc);

-- How a provider's answers went, minute by minute: by these its outages are judged (GOV 9.1, 9.4).
create table llm_minutes (
  provider text not null,
  minute timestamptz not null,
  total integer not null,
  bad integer not null,
  unanswered integer not null,
  primary key (provider, minute)
);

create table llm_outages (
  id uuid primary key,
  provider text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  incident_id uuid,
  version integer not null,
  last_entry uuid not null
);
create unique index llm_outages_one_open on llm_outages (provider) where ended_at is null;

-- A consumer's spike has one incident while it lasts.
create table llm_spikes (
  id uuid primary key,
  consumer_id uuid not null references llm_consumers (id),
  began_at timestamptz not null,
  ended_at timestamptz,
  incident_id uuid not null,
  last_entry uuid not null
);
create unique index llm_spikes_one_open on llm_spikes (consumer_id) where ended_at is null;

-- What a provider says was used, held against what went through the gateway (GOV 6.7).
create table llm_reconciliations (
  id uuid primary key,
  provider text not null,
  -- 2026-11-30, in UTC.
  from_day text not null,
  to_day text not null,
  at timestamptz not null,
  -- What differs, by day and model: JSON.
  differences text not null,
  unseen_requests integer not null,
  -- Picodollars, in digits.
  unseen_cost text not null,
  last_entry uuid not null
);
create index llm_reconciliations_newest on llm_reconciliations (provider, at desc);
