-- What asked the deploy gate, what it was told and why (GOV 4.7, 4.8), and what became of it.
create table deployments (
  id uuid primary key,
  service text not null,
  environment text not null,
  commit_sha text not null,
  -- Where it is described outside: the address of a run.
  reference text,
  class text not null check (class in ('non-critical', 'rollback', 'break-glass', 'critical')),
  is_allowed boolean not null,
  code text not null,
  waiver uuid,
  -- JSON: each objective as the gate weighed it.
  objectives text not null,
  snapshot text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  outcome text check (outcome in ('succeeded', 'failed', 'cancelled')),
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint deployments_started check (started_at is null or is_allowed),
  constraint deployments_finished check ((finished_at is null) = (outcome is null)),
  constraint deployments_order check (finished_at is null or started_at is not null)
);
create index deployments_newest on deployments (asked_at desc, id desc);
create index deployments_of_service on deployments (service, environment, finished_at desc) where outcome = 'succeeded';
