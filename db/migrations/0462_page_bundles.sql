-- A storm rings one phone once (areas/notifications/bundles). When somebody was last rung by a way of their own, and when
-- what has been held back since is sent as one.
create table page_rings (
  principal_id uuid not null,
  channel text not null,
  rung_at timestamptz not null,
  severity text not null,
  incident_id uuid not null,
  due_at timestamptz,
  primary key (principal_id, channel)
);

-- A page that waits to be sent with others by one way.
create table page_held (
  page_id uuid not null,
  channel text not null,
  principal_id uuid not null,
  held_at timestamptz not null,
  primary key (page_id, channel)
);
create index page_held_for on page_held (principal_id, channel);

-- Which pages one message carried beside its own: whoever answers it answers them all.
create table page_bundles (
  lead_id uuid not null,
  page_id uuid not null,
  primary key (lead_id, page_id)
);
