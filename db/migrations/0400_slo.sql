-- Objectives that the organisation added (those of section 4 are policy data), whether each freezes deployments, its
-- alerts, and what was corrected.
create table slo_definitions (
  name text not null,
  version integer not null,
  -- JSON: exact integers, no shares in decimals.
  definition text not null,
  state text not null check (state in ('proposed', 'active', 'retired')),
  -- JSON: what it would have done over the past weeks, when it was activated.
  back_test text,
  last_instant timestamptz not null,
  last_entry uuid not null,
  primary key (name, version)
);
create unique index slo_definitions_active on slo_definitions (name) where state = 'active';

create table slo_states (
  objective text primary key,
  -- The freeze that is on.
  freeze_id uuid,
  since timestamptz,
  recovered_since timestamptz,
  -- The newest incident that its alerts opened: joined while it is open.
  incident_id uuid,
  judged_at timestamptz not null,
  -- JSON: the numbers that were judged.
  standing text not null,
  last_entry uuid
);

create table slo_freezes (
  id uuid primary key,
  objective text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  total bigint not null,
  bad bigint not null,
  remaining text not null,
  last_entry uuid not null
);
create index slo_freezes_of on slo_freezes (objective, entered_at desc);
create unique index slo_freezes_one on slo_freezes (objective) where left_at is null;

create table slo_alerts (
  objective text not null,
  level text not null check (level in ('page', 'ticket')),
  since timestamptz not null,
  clear_since timestamptz,
  why text not null,
  incident_id uuid not null,
  last_entry uuid not null,
  primary key (objective, level)
);

-- Which incidents an objective's alerts opened or joined: causes on its time axis.
create table slo_incidents (
  objective text not null,
  incident_id uuid not null,
  since timestamptz not null,
  last_entry uuid not null,
  primary key (objective, incident_id)
);

create table slo_corrections (
  id uuid primary key,
  objective text not null,
  since timestamptz not null,
  until timestamptz not null,
  total bigint not null,
  bad bigint not null,
  reason text not null,
  by_id uuid,
  at timestamptz not null,
  last_entry uuid not null
);
create index slo_corrections_of on slo_corrections (objective, at desc);
