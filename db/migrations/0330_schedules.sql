-- Schedules of on-call (areas/oncall). What is kept is wall-clock time in a zone; who is on call at an instant is derived
-- (packages/rota) and stored nowhere.
create table schedules (
  id uuid primary key,
  name text not null,
  team_id uuid,
  -- Incidents page whoever is on call here, beside the on-call list.
  wakes boolean not null,
  retired_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index schedules_name on schedules (lower(name)) where retired_at is null;

-- A plan from an instant on, until the next one's. One that has been in force is never changed; one that was to come may be
-- replaced before it does.
create table schedule_versions (
  id uuid primary key,
  schedule_id uuid not null references schedules (id),
  from_at timestamptz not null,
  plan text not null,
  -- Who put themselves into it, where nobody else could (R32).
  own_hand uuid,
  replaced_at timestamptz,
  last_entry uuid not null
);
create unique index schedule_versions_from on schedule_versions (schedule_id, from_at) where replaced_at is null;

-- Somebody stands in for somebody else, or for everybody, for a time. The on-call list has its own id (domain/the-list.ts).
create table schedule_overrides (
  id uuid primary key,
  schedule_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  instead_id uuid,
  person_id uuid,
  how text not null check (how in ('arranged', 'taken', 'given', 'imported')),
  made_at timestamptz not null,
  cancelled_at timestamptz,
  last_entry uuid not null,
  check (from_at < until_at)
);
create index schedule_overrides_of on schedule_overrides (schedule_id, until_at);

-- Somebody looks for another to have their shift.
create table cover_requests (
  id uuid primary key,
  schedule_id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'taken', 'withdrawn')),
  last_entry uuid not null,
  check (from_at < until_at)
);
create unique index cover_requests_open on cover_requests (schedule_id, person_id, from_at) where state = 'open';

-- When somebody cannot be on call. It takes nobody off: the shifts that it meets are found ahead of time.
create table absences (
  id uuid primary key,
  person_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  withdrawn_at timestamptz,
  last_entry uuid not null,
  check (from_at < until_at)
);
create index absences_of on absences (person_id, until_at) where withdrawn_at is null;
