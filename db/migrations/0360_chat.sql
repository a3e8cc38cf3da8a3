-- The incident's channel in the chat: one an incident, whatever asks for it twice.
create table chat_rooms (
  incident_id uuid primary key,
  code text not null,
  channel text,
  card_ts text,
  card_shows text,
  announced_ts text,
  -- Why the last attempt came to nothing, as a code.
  failure text,
  -- Who works on it may until then; nobody else makes the same channel meanwhile.
  busy_until timestamptz
);
create unique index chat_rooms_channel on chat_rooms (channel);

-- What came from the chat and waits to be worked on, encrypted; the id stays a while, so that a repetition is known.
create table chat_inbox (
  id text primary key,
  received_at timestamptz not null,
  key_id uuid not null,
  ciphertext bytea not null
);
create index chat_inbox_by_age on chat_inbox (received_at);

-- Codes by which members prove their account in the chat; only their hashes.
create table chat_link_codes (
  principal_id uuid primary key,
  hash bytea not null unique,
  expires_at timestamptz not null,
  last_entry uuid not null
);

-- What is set for the workspace as a whole.
create table chat_workspace (
  id text primary key check (id = 'slack'),
  is_internal_approved boolean not null,
  last_entry uuid not null
);
