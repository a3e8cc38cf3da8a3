-- Rotation of the master key while servers run (GOV 6.3). Which one wraps new data keys is said here, for all servers at
-- once: a folder that got the new file earlier than another would otherwise wrap what the others cannot read yet.
create table master_keys (
  kid text primary key,
  in_use_since timestamptz not null,
  -- Since then nothing is wrapped under an older one.
  settled_at timestamptz
);

-- What each running server has in its keys folder and wraps under. A row that is renewed no more is of a server that is gone.
create table key_holders (
  server_id uuid primary key,
  newest_kid text not null,
  used_kid text not null,
  seen_at timestamptz not null
);
