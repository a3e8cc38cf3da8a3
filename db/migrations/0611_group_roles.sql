-- Groups of an identity provider stand for roles, as proposals (GOV 1.1, 7.7): what somebody's groups say at a sign-in changes
-- nothing until another hand accepts it.
create table group_roles (
  id uuid primary key,
  provider_id uuid not null references identity_providers (id),
  group_name text not null,
  role text not null,
  team_id uuid references teams (id),
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index group_roles_once on group_roles (provider_id, group_name, role, coalesce(team_id, '00000000-0000-0000-0000-000000000000'));

create table role_proposals (
  id uuid primary key,
  principal_id uuid not null,
  provider_id uuid not null references identity_providers (id),
  role text not null,
  team_id uuid,
  change text not null check (change in ('give', 'take')),
  -- Declined stays in the way of another one until the groups say otherwise; then it is void.
  state text not null check (state in ('open', 'accepted', 'declined', 'void')),
  proposed_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint role_proposals_settled check ((state = 'open') = (settled_at is null))
);
create unique index role_proposals_one_open
  on role_proposals (principal_id, provider_id, role, coalesce(team_id, '00000000-0000-0000-0000-000000000000'), change)
  where state in ('open', 'declined');
create index role_proposals_of on role_proposals (principal_id, provider_id, proposed_at);
create index role_proposals_waiting on role_proposals (proposed_at, id) where state = 'open';
