-- Model registries elsewhere that are read, such as an MLflow tracking server (GOV 7.13).
create table model_registries (
  id uuid primary key,
  name text not null,
  url text not null,
  -- Where its token or its name and password are; never these.
  credential text,
  read_at timestamptz,
  -- Why it could not be read the last time.
  problem text,
  problem_at timestamptz,
  removed_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint model_registries_problem check ((problem is null) = (problem_at is null))
);
create unique index model_registries_one_name on model_registries (lower(name)) where removed_at is null;

-- What a registry said when it was read last: its versions, and how each stands here.
create table registry_versions (
  registry_id uuid not null references model_registries (id),
  -- As the registry calls it, and as it is called here.
  name text not null,
  version text not null,
  model text not null,
  status text not null,
  standing text not null,
  problem text,
  primary key (registry_id, name, version)
);

-- What its aliases meant, and whether that was followed here: only what changes there is followed.
create table registry_aliases (
  registry_id uuid not null references model_registries (id),
  name text not null,
  alias text not null,
  model text not null,
  version text not null,
  followed boolean not null,
  problem text,
  primary key (registry_id, name, alias)
);
