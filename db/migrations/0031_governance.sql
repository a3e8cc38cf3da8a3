-- How an organisation comes to be, and how people come into it (areas/governance).

-- One row: the ceremony's one-time link, and whether it has taken place.
create table set_up (
  only_one boolean primary key default true check (only_one),
  link_hash bytea,
  link_expires_at timestamptz,
  organisation text,
  completed_at timestamptz,
  entry_id uuid,
  check ((link_hash is null) = (link_expires_at is null)),
  check ((completed_at is null) = (entry_id is null))
);

-- One-time links by which a named person becomes a member. A newer one voids those before.
create table invitations (
  link_hash bytea primary key,
  principal_id uuid not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
-- The newest link to a person is the only one that opens, whoever makes two at once.
create unique index invitations_one_opens on invitations (principal_id) where used_at is null and voided_at is null;
