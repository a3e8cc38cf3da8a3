-- What the organisation runs: services, models' homes, pipelines, data sets; who owns each, what it stands on, and by which
-- addresses it is known. A name is lower case: alerts, files and people spell it as they like.
create table services (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('service', 'model', 'pipeline', 'data-set')),
  team_id uuid,
  tier smallint check (tier between 1 and 5),
  user_facing boolean,
  runbook text,
  links text not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint services_name check (name = lower(name))
);

create table service_dependencies (
  service_id uuid not null references services (id),
  on_id uuid not null references services (id),
  last_entry uuid not null,
  primary key (service_id, on_id),
  constraint service_dependencies_on_another check (service_id <> on_id)
);
create index service_dependencies_on on service_dependencies (on_id);

-- An address is one service's: its name stands for it in records (GOV 6.6).
create table service_addresses (
  address text primary key,
  service_id uuid not null references services (id),
  last_entry uuid not null
);
create index service_addresses_of on service_addresses (service_id);
