-- What versions that serve are compared with, how they stand beside it, and what came of it (GOV 7.9, 7.15).
create table drift_watches (
  version_id uuid primary key,
  model_id uuid not null,
  model text not null,
  version_name text not null,
  -- Since when its first predictions are gathered for a reference.
  gathering_since timestamptz not null,
  judged_at timestamptz,
  verdict text not null check (verdict in ('gathering', 'insufficient', 'stable', 'possible', 'drift')),
  -- JSON: the newest comparison, with its plots, and what is wrong with the data.
  newest text not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);

-- Frozen when it was complete; another one takes an approval.
create table drift_references (
  version_id uuid not null references drift_watches (version_id),
  number integer not null,
  bins integer not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  rows bigint not null,
  -- JSON: each feature's bins and what was counted in them.
  features text not null,
  frozen_at timestamptz not null,
  approval uuid,
  last_entry uuid not null,
  primary key (version_id, number)
);

create table drift_evaluations (
  version_id uuid not null references drift_watches (version_id),
  at timestamptz not null,
  reference integer not null,
  rows bigint not null,
  verdict text not null,
  -- JSON: statistic, p and rows of each feature.
  comparisons text not null,
  primary key (version_id, at)
);

-- One report a version, attribute and day; cells too small to leave are left out already.
create table fairness_reports (
  version_id uuid not null references drift_watches (version_id),
  attribute text not null,
  day date not null,
  at timestamptz not null,
  verdict text not null check (verdict in ('within', 'beyond', 'incomplete')),
  report text not null,
  primary key (version_id, attribute, day)
);

create table detection_episodes (
  id uuid primary key,
  kind text not null check (kind in ('drift', 'quality', 'fairness', 'anomaly')),
  subject text not null,
  incident_id uuid not null,
  severity text not null,
  is_drill boolean not null,
  opened_at timestamptz not null,
  calm_since timestamptz,
  closed_at timestamptz,
  says text not null,
  last_entry uuid not null
);
-- One incident an episode: at most one is open of a kind about one thing.
create unique index detection_episodes_open on detection_episodes (kind, subject) where closed_at is null and not is_drill;
create index detection_episodes_by_time on detection_episodes (opened_at desc, id desc);

create table anomaly_detectors (
  id uuid primary key,
  name text not null unique,
  -- JSON: which series it watches, and with what parameters.
  series text not null,
  detector text not null,
  state text not null check (state in ('proposed', 'active', 'retired')),
  -- JSON: what it would have told over what was recorded. Another set of parameters is another detector.
  back_test text,
  back_tested_at timestamptz,
  muted_until timestamptz,
  muted_why text,
  score double precision,
  judged_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint anomaly_detectors_tested check (state <> 'active' or back_test is not null)
);
