-- Where tickets are kept outside: a repository at GitHub, a project of a Jira (GOV 8.4). Secrets are references (R27).
create table trackers (
  id uuid primary key,
  kind text not null check (kind in ('github', 'jira')),
  name text not null,
  -- Of a Jira: its address. GitHub is reached as the App that Muster is.
  url text,
  project text not null,
  ticket_type text,
  secret_ref text,
  is_internal_approved boolean not null,
  -- Which of its statuses mean what, the first of each being the one that Muster sets.
  means_open text[] not null,
  means_done text[] not null,
  means_dropped text[] not null,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  looked_at timestamptz,
  problem text,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint trackers_reached check ((kind = 'jira') = (url is not null and secret_ref is not null and ticket_type is not null))
);
create unique index trackers_name on trackers (lower(name)) where removed_at is null;
create unique index trackers_place on trackers (kind, coalesce(url, ''), lower(project)) where removed_at is null;

-- Which ticket an action item has there, and on what both sides last agreed.
create table tickets (
  action_id uuid primary key,
  incident_id uuid not null,
  tracker_id uuid not null references trackers,
  key text,
  url text,
  asked_at timestamptz not null,
  agreed text not null check (agreed in ('open', 'done', 'dropped')),
  told text check (told in ('open', 'done', 'dropped')),
  synced_at timestamptz,
  problem text,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint tickets_there check ((key is null) = (url is null))
);
create unique index tickets_of_tracker on tickets (tracker_id, key) where key is not null;
create index tickets_newest on tickets (asked_at desc, action_id desc);
