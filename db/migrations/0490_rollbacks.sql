-- Who carries rollbacks out: a webhook that is called, or a program that comes for them (GOV 2.3).
create table rollback_executors (
  id uuid primary key,
  name text not null,
  url text,
  program_id uuid,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint rollback_executors_one_way check ((url is null) <> (program_id is null))
);
create unique index rollback_executors_name on rollback_executors (lower(name)) where removed_at is null;

-- What was to be rolled back, on what evidence, who let it, and what its executor said of it.
create table rollbacks (
  id uuid primary key,
  incident_id uuid not null,
  target text not null,
  to_version text not null,
  from_version text,
  evidence text not null,
  executor_id uuid not null references rollback_executors,
  requested_by uuid not null,
  requested_at timestamptz not null,
  state text not null check (state in ('asked', 'refused', 'approved', 'running', 'succeeded', 'failed', 'timed-out')),
  approval_id uuid,
  authorised_at timestamptz,
  answer_by timestamptz,
  sent_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  because text,
  detail text,
  is_late boolean not null default false,
  broken_by uuid,
  ratified_by uuid,
  ratified_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint rollbacks_authorised check (state in ('asked', 'refused') or (authorised_at is not null and answer_by is not null)),
  constraint rollbacks_ended check ((state in ('refused', 'succeeded', 'failed', 'timed-out')) = (ended_at is not null)),
  constraint rollbacks_ratified check ((ratified_by is null) = (ratified_at is null) and (ratified_at is null or broken_by is not null))
);
-- One at a time for a target under an incident.
create unique index rollbacks_open on rollbacks (incident_id, target) where state in ('asked', 'approved', 'running');
create index rollbacks_newest on rollbacks (requested_at desc, id desc);
create index rollbacks_of_incident on rollbacks (incident_id, requested_at desc);
create index rollbacks_of_executor on rollbacks (executor_id) where state in ('asked', 'approved', 'running');
