-- Paths of escalation that teams keep (areas/oncall/paths). A path has versions; a running escalation keeps the one it began with.
create table escalation_paths (
  id uuid primary key,
  team_id uuid not null,
  name text not null,
  retired_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index escalation_paths_team on escalation_paths (team_id) where retired_at is null;
create unique index escalation_paths_name on escalation_paths (lower(name)) where retired_at is null;

create table escalation_path_versions (
  id uuid primary key,
  path_id uuid not null references escalation_paths (id),
  version integer not null,
  plan text not null,
  last_entry uuid not null
);
create unique index escalation_path_versions_of on escalation_path_versions (path_id, version);

-- One escalation of one incident along a path: where it stands, and when it goes on. At most one at a time.
create table escalation_runs (
  id uuid primary key,
  incident_id uuid not null,
  version_id uuid not null references escalation_path_versions (id),
  policy_version text not null,
  clause text not null,
  is_drill boolean not null,
  state text not null check (state in ('calling', 'answered', 'over')),
  round integer not null,
  -- Of the steps, from 0 on; none: the path is through, and everybody is called again and again.
  step integer,
  sequence integer not null,
  next_at timestamptz,
  answered_by text not null,
  began_at timestamptz not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  check ((state = 'calling') = (next_at is not null))
);
create unique index escalation_runs_open on escalation_runs (incident_id) where state <> 'over';
create index escalation_runs_next on escalation_runs (next_at) where state = 'calling';
create index escalation_runs_version on escalation_runs (version_id) where state = 'calling';

-- Why this person: the step of the path, and the schedule, role, team or name that led to them.
alter table pages add column path_step integer;
alter table pages add column via_kind text check (via_kind in ('schedule', 'person', 'role', 'team', 'on-call'));
alter table pages add column via_id text;
create index pages_when on pages (queued_at, id);
