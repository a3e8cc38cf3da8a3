-- Lists that updates go to (GOV 2.4, R30). A list reaches stakeholders, who are members, or the public; it is never both. What of
-- one went to whom, and what became of that, is kept.
create table audiences (
  id uuid primary key,
  name text not null,
  reaches text not null check (reaches in ('stakeholders', 'public')),
  -- Whose it is to change; nobody's in particular where there is none.
  team_id uuid references teams (id),
  -- Every incident of these is told to it; others where somebody says so.
  severities text[] not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index audiences_by_name on audiences (lower(name));

create table audience_people (
  audience_id uuid not null references audiences (id),
  kind text not null check (kind in ('member', 'team', 'subscriber')),
  target_id uuid not null,
  last_entry uuid not null,
  primary key (audience_id, kind, target_id)
);
create index audience_people_of on audience_people (kind, target_id);

create table incident_audiences (
  incident_id uuid not null references incidents (id),
  audience_id uuid not null references audiences (id),
  last_entry uuid not null,
  primary key (incident_id, audience_id)
);
create index incident_audiences_of on incident_audiences (audience_id);

create table audience_notices (
  id uuid primary key,
  -- The update, as a note of the incident or as published, with its wording.
  update_id uuid not null,
  wording integer not null,
  incident_id uuid not null references incidents (id),
  reaches text not null check (reaches in ('stakeholders', 'public')),
  principal_id uuid not null,
  state text not null check (state in ('waiting', 'handed-over', 'failed')),
  reason text,
  told_at timestamptz not null,
  settled_at timestamptz,
  last_entry uuid not null,
  -- Somebody on two lists is told once.
  constraint audience_notices_once unique (update_id, wording, principal_id),
  constraint audience_notices_settled check ((state = 'waiting') = (settled_at is null))
);
create index audience_notices_of on audience_notices (incident_id, id desc);

-- Whoever was asked for a list alone is not told of what does not go to that list.
alter table status_subscribers add column is_listed boolean not null default false;
