-- Data keys (GOV 6.3): one for each subject and incident, wrapped under a master key that is not in the database.
-- Destroying one makes everything encrypted under it unreadable; after a restore from a backup that still holds the key,
-- the tombstones are replayed before anything is served (R20).
create table data_keys (
  id uuid primary key,
  subject_kind text not null,
  subject_id text not null,
  wrapped_key bytea,
  master_kid text,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  tombstone text,
  constraint data_keys_subject unique (subject_kind, subject_id),
  constraint data_keys_alive_or_destroyed check (
    (destroyed_at is null and wrapped_key is not null and master_kid is not null and tombstone is null)
    or (destroyed_at is not null and wrapped_key is null and master_kid is null and tombstone is not null)
  )
);
create index data_keys_master on data_keys (master_kid) where master_kid is not null;

-- A destroyed key stays destroyed and its tombstone stays as written; no key ever changes its subject.
create function keep_tombstones() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.destroyed_at is not null
     or new.id <> old.id or new.subject_kind <> old.subject_kind or new.subject_id <> old.subject_id then
    raise exception 'data key % is final: % refused', old.id, lower(tg_op)
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
create trigger keep_tombstones before update or delete on data_keys
  for each row execute function keep_tombstones();

-- Which keys this database was written with: a keyed digest each, so that a keys folder that belongs to other data is
-- refused at start and not at the first unreadable row.
create table key_fingerprints (
  purpose text not null,
  kid text not null,
  fingerprint bytea not null,
  first_seen_at timestamptz not null,
  primary key (purpose, kid)
);
call guard_append_only('key_fingerprints');

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
