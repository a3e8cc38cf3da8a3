-- What is held back for a while, and what it held (areas/alerts, "Suppression").

create table suppressions (
  id uuid primary key,
  kind text not null check (kind in ('snooze', 'maintenance', 'flapping', 'pause')),
  integration_id uuid references integrations,
  service text,
  labels text not null,
  -- How many alerts are named one by one; 0 where the conditions above say which.
  alerts integer not null,
  reason text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Nobody, where Muster saw that an alert flaps.
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  check (starts_at < ends_at),
  check (visibility = 'organisation' or team_id is not null)
);
create index suppressions_newest on suppressions (id desc);
create index suppressions_open on suppressions (ends_at) where ended_at is null;

create table suppressed_alerts (
  integration_id uuid not null,
  fingerprint text not null,
  suppression_id uuid not null references suppressions,
  primary key (integration_id, fingerprint, suppression_id)
);
create index suppressed_alerts_of on suppressed_alerts (suppression_id);

-- The group tells where an alert belongs that was held when it began.
alter table alerts add column group_hash bytea not null default '\x';
alter table alerts add column held_by uuid references suppressions;
create index alerts_held on alerts (held_by, id) where held_by is not null;
