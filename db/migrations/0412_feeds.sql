-- Prometheus servers that are asked, minute by minute, what an objective counts (GOV 4.6).
create table prometheus_feeds (
  id uuid primary key,
  name text not null,
  url text not null,
  objective text not null,
  total_query text not null,
  bad_query text not null,
  -- Read up to here; what is later has not been asked for.
  read_to timestamptz not null,
  -- Why it could not be read the last time.
  problem text,
  problem_at timestamptz,
  removed_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint prometheus_feeds_problem check ((problem is null) = (problem_at is null))
);
create unique index prometheus_feeds_one_name on prometheus_feeds (lower(name)) where removed_at is null;
