-- When something last arrived by a way of somebody's own that was no page: a test, or the notice before a shift.
create table way_proofs (
  principal_id uuid not null,
  channel text not null,
  how text not null check (how in ('test', 'notice')),
  proven_at timestamptz not null,
  primary key (principal_id, channel)
);

-- Calendars that leave (areas/oncall/calendar): one person's shifts, or one schedule's. The address is its secret; only a
-- hash is kept.
create table calendar_feeds (
  id uuid primary key,
  owner_id uuid not null,
  schedule_id uuid,
  secret_hash text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  last_entry uuid not null
);
create unique index calendar_feeds_secret on calendar_feeds (secret_hash);
create unique index calendar_feeds_of
  on calendar_feeds (owner_id, coalesce(schedule_id, owner_id)) where revoked_at is null;
