-- Requests that others decide. What is wanted stands in codes and ids; the reason is scrubbed INTERNAL text.
create table approvals (
  id uuid primary key,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_hash text not null,
  wish text not null,
  title text not null,
  reason text not null,
  about_id uuid,
  requested_by uuid not null,
  requested_at timestamptz not null,
  mode text not null check (mode in ('ahead', 'after')),
  unseparated boolean not null,
  state text not null check (state in ('open', 'approved', 'declined', 'withdrawn', 'expired', 'void')),
  groups_asked integer not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint approvals_decided check ((state = 'open') = (decided_at is null)),
  constraint approvals_team check (visibility <> 'team' or team_id is not null)
);
-- At most one open request of a kind for a subject; what was done already and waits to be ratified bars no other.
create unique index approvals_one_open on approvals (kind, subject_kind, subject_id) where state = 'open' and mode = 'ahead';
create index approvals_by_time on approvals (requested_at desc, id desc);
create index approvals_open on approvals (expires_at, id) where state = 'open';

create table approval_votes (
  id uuid primary key,
  approval_id uuid not null references approvals (id),
  voter_id uuid not null,
  right_of uuid not null,
  verdict text not null check (verdict in ('approve', 'decline')),
  reason text,
  subject_hash text not null,
  voted_at timestamptz not null,
  last_entry uuid not null
);
-- One vote a person, and one a right.
create unique index approval_votes_one_a_person on approval_votes (approval_id, voter_id);
create unique index approval_votes_one_a_right on approval_votes (approval_id, right_of);

create table approval_delegations (
  id uuid primary key,
  from_id uuid not null,
  to_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  last_entry uuid not null,
  constraint approval_delegations_to_another check (from_id <> to_id)
);
-- One deputy at a time.
create unique index approval_delegations_one on approval_delegations (from_id) where ended_at is null;
