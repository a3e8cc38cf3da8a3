-- Integrations, the alerts they send and what became of them (areas/alerts).

-- Who may send. The key itself is never kept: its SHA-256 finds the row.
create table integrations (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('alertmanager')),
  key_hash bytea unique,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  mapping text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz,
  last_entry uuid not null,
  check ((removed_at is null) = (key_hash is not null)),
  check (visibility = 'organisation' or team_id is not null)
);
create index integrations_newest on integrations (created_at desc, id desc);

-- The incident that a group's alerts last went to. Drills and real alerts of one group are kept apart.
create table alert_groups (
  integration_id uuid not null,
  group_hash bytea not null,
  is_drill boolean not null,
  incident_id uuid,
  primary key (integration_id, group_hash, is_drill)
);

-- One row an episode. No foreign key to incidents: it would lock, and so write, the incident's row with every alert.
create table alerts (
  id uuid primary key,
  integration_id uuid not null,
  fingerprint text not null,
  -- When it began and when it was over: RFC 3339 to the nanosecond, in UTC, so that it sorts as time does. The beginning
  -- names the episode.
  episode text not null,
  state text not null check (state in ('firing', 'resolved')),
  episode_end text,
  severity text,
  is_drill boolean not null,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  name text not null,
  labels text not null,
  annotations text not null,
  generator_url text,
  incident_id uuid,
  received_at timestamptz not null,
  heard_at timestamptz not null,
  deliveries integer not null,
  entry_id uuid,
  unique (integration_id, fingerprint, episode)
) with (fillfactor = 90);
create index alerts_of_incident on alerts (incident_id, id desc) where incident_id is not null;
create index alerts_firing on alerts (id desc) where state = 'firing';

-- What each delivery did and why. Ids grow with time, so that it may be partitioned by them.
create table alert_receipts (
  integration_id uuid not null,
  id uuid not null,
  received_at timestamptz not null,
  alerts integer not null,
  truncated integer not null,
  reason text,
  outcome text not null,
  tallies text not null,
  entry_id uuid,
  primary key (integration_id, id)
);

-- What a batch's entry commits to, per incident, under that incident's key: items with their salts, erasable as one.
create table alert_batch_contents (
  entry_id uuid not null,
  incident_id uuid not null,
  key_id uuid not null,
  ciphertext bytea not null,
  primary key (entry_id, incident_id)
);
