-- Pipelines by the jobs that OpenLineage names, their runs, their schedules, and what became of every scheduled run (GOV 4.4).
create table pipelines (
  id uuid primary key,
  -- SHA-256 over namespace and name, which may each be too long for an index.
  job_key bytea not null unique,
  namespace text not null,
  name text not null,
  integration text,
  -- Its runs are steps of others: tasks of a DAG, models of a dbt run.
  is_step boolean not null,
  heard_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create index pipelines_by_name on pipelines (lower(left(name, 200)), id);

create table pipeline_schedules (
  pipeline_id uuid not null references pipelines (id),
  holds_from timestamptz not null,
  holds_until timestamptz,
  cron text not null,
  zone text not null,
  nominal text not null check (nominal in ('start', 'end', 'by-integration')),
  last_entry uuid not null,
  primary key (pipeline_id, holds_from),
  constraint pipeline_schedules_span check (holds_until is null or holds_until >= holds_from)
);
create unique index pipeline_schedules_one_holds on pipeline_schedules (pipeline_id) where holds_until is null;

create table pipeline_runs (
  pipeline_id uuid not null references pipelines (id),
  run_id uuid not null,
  first_event_at timestamptz not null,
  last_event_at timestamptz not null,
  started_at timestamptz,
  nominal_start timestamptz,
  nominal_end timestamptz,
  ended_at timestamptz,
  ended_how text check (ended_how in ('COMPLETE', 'ABORT', 'FAIL')),
  parent_run uuid,
  integration text,
  error_at timestamptz,
  error text,
  -- The scheduled start that it answers.
  slot_at timestamptz,
  last_entry uuid not null,
  primary key (pipeline_id, run_id),
  constraint pipeline_runs_end check ((ended_at is null) = (ended_how is null)),
  constraint pipeline_runs_error check ((error_at is null) = (error is null))
);
create index pipeline_runs_newest on pipeline_runs (pipeline_id, first_event_at desc, run_id desc);
create index pipeline_runs_slot on pipeline_runs (pipeline_id, slot_at) where slot_at is not null;
create index pipeline_runs_complete on pipeline_runs (pipeline_id, ended_at desc) where ended_how = 'COMPLETE';

create table pipeline_slots (
  pipeline_id uuid not null references pipelines (id),
  slot_at timestamptz not null,
  verdict text not null check (verdict in ('pending', 'good', 'late', 'failed', 'unfinished', 'never-started')),
  judged_at timestamptz not null,
  -- How often it was judged: the later word on it takes the place of the earlier.
  revision integer not null,
  last_entry uuid not null,
  primary key (pipeline_id, slot_at)
);
create index pipeline_slots_by_time on pipeline_slots (slot_at);

-- What the entry of a batch of run events commits to: each event as it was read, and the salt of its commitments.
create table run_batches (
  entry_id uuid primary key,
  salt bytea not null,
  -- A JSON array of texts, in the order of the tree.
  events text not null
);

-- Events that could not be read, by what was wrong with them: whoever waits for a run that never shows looks here.
create table lineage_refusals (
  code text not null,
  problem text not null,
  remedy text,
  events bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (code, problem)
);
