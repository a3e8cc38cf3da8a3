-- Where pages go besides people's own mailboxes, and what became of each try (areas/notifications).

-- The secret that signs is derived from a key outside the database, or referred to; it is never here (R27).
create table notification_channels (
  id uuid primary key,
  kind text not null check (kind in ('webhook')),
  name text not null,
  -- An https URL, or a reference to one where the address itself is a secret.
  url text not null,
  secret_ref text,
  audience text not null check (audience in ('person', 'room')),
  is_internal_approved boolean not null,
  state text not null check (state in ('active', 'gone', 'removed')),
  added_at timestamptz not null,
  tested_at timestamptz,
  test_outcome text,
  -- Whose it is: one that reaches a person is that person's own, by their own hand; any other carries everybody's pages.
  owner_id uuid,
  last_entry uuid not null,
  constraint notification_channels_owner check ((audience = 'person') = (owner_id is not null))
);
create index notification_channels_in_use on notification_channels (added_at, id) where state <> 'removed';

-- The latest try of a page by a channel. `sending` past its deadline is unknown: it may have arrived.
create table page_deliveries (
  page_id uuid not null,
  -- A channel's id, or 'e-mail'.
  channel text not null,
  state text not null check (state in ('sending', 'handed-over', 'failed', 'unknown')),
  tries integer not null,
  began_at timestamptz not null,
  deadline_at timestamptz not null,
  settled_at timestamptz,
  -- Of the latest try that ended.
  reason text,
  primary key (page_id, channel),
  check ((state = 'sending') = (settled_at is null)),
  check (state not in ('failed', 'unknown') or reason is not null)
);
