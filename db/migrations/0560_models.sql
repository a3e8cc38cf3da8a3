-- Models, their versions with what each takes and gives, what served when, and what was put in quarantine (GOV 4.3, 7.13).
create table models (
  id uuid primary key,
  name text not null unique,
  team_id uuid,
  runbook text,
  -- It makes or assists decisions that materially affect individuals: each is logged whole (GOV 7.13).
  is_consequential boolean not null,
  -- Where versions come from, if not by hand: a connection to a registry.
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);

create table model_versions (
  id uuid primary key,
  model_id uuid not null references models (id),
  name text not null,
  artifact_digest text,
  -- Feature schema, classes, favourable outcome, sensitive attributes and label delay, as JSON.
  schema text not null,
  registered_at timestamptz not null,
  quarantined_at timestamptz,
  quarantined_why text,
  last_entry uuid not null,
  unique (model_id, name)
);

-- What an alias meant from an instant on; the newest before an instant is what held then. Null: nothing any more.
create table model_activations (
  model_id uuid not null references models (id),
  alias text not null,
  activated_at timestamptz not null,
  version_id uuid references model_versions (id),
  last_entry uuid not null,
  primary key (model_id, alias, activated_at)
);

-- By which edges numeric features are counted. Each set of edges has its number; counts name theirs.
create table model_bins (
  version_id uuid not null references model_versions (id),
  number integer not null,
  -- JSON: feature name to rising edges.
  edges text not null,
  frozen_at timestamptz not null,
  last_entry uuid not null,
  primary key (version_id, number)
);
