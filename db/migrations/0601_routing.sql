-- Whose alerts are, by rules that are published as versions (areas/alerts, "Routing").

create table routing_versions (
  version integer primary key,
  state text not null check (state in ('active', 'shadow', 'past')),
  rules text not null,
  -- JSON: the rules as they are applied.
  parsed text not null,
  catch_all uuid,
  reason text not null,
  published_at timestamptz not null,
  published_by uuid not null,
  last_entry uuid not null
);
create unique index routing_one_active on routing_versions (state) where state = 'active';
create unique index routing_one_shadow on routing_versions (state) where state = 'shadow';

-- By which version of which rule an alert was read and given to its team. JSON.
alter table alerts add column trace text not null default '{}';
create index alerts_unrouted on alerts (id desc) where trace like '%"owner":"catch-all"%' or trace like '%"owner":"nobody"%';
