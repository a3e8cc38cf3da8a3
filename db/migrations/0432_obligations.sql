-- What is still to be done on an incident, whichever room demands it. `carrier_id` is the incident that owes it now: the one
-- that it was placed on, or the one that that was merged into.
create table incident_obligations (
  id uuid primary key,
  incident_id uuid not null references incidents (id),
  carrier_id uuid not null references incidents (id),
  kind text not null,
  key text not null,
  clause text not null,
  what text not null,
  page text,
  blocks text not null,
  placed_at timestamptz not null,
  due_at timestamptz,
  missed_at timestamptz,
  discharged_at timestamptz,
  last_entry uuid not null
);
create unique index incident_obligations_one on incident_obligations (incident_id, kind, key);
create index incident_obligations_carried on incident_obligations (carrier_id, placed_at, id);
