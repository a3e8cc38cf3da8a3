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
  -- One that is told firing again, after it was told to be over, fires again with the start it had (R43): each time is a row.
  occurrence integer not null,
  state text not null check (state in ('firing', 'resolved')),
  episode_end text,
  -- When it was first said to be over: a repetition of that, which heard_at follows, must not move it in a timeline.
  over_heard_at timestamptz,
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
  constraint alerts_episode_key unique (integration_id, fingerprint, episode, occurrence)
) with (fillfactor = 90);
create index alerts_of_incident on alerts (incident_id, id desc) where incident_id is not null;
-- At most one episode of an alert fires. Locking its rows could not hold two servers to that, since a row that is not there
-- yet is locked by nobody.
create unique index alerts_one_fires on alerts (integration_id, fingerprint) where state = 'firing';
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

-- Deliveries of alerts that failed, by integration and reason, in Muster's own words: a row for each, so that no storm of
-- refusals makes them many. Those whose key no integration has are all zeros'.
create table delivery_failures (
  integration_id uuid not null,
  code text not null,
  status integer not null,
  why text not null,
  remedy text,
  deliveries bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (integration_id, code)
);
