-- Deviations from a clause: asked for, approved, and over. Their words are scrubbed INTERNAL text; nothing but the state of
-- one ever changes, so that a renewal is a row of its own.
create table exceptions (
  id uuid primary key,
  clause text not null,
  scope text not null,
  justification text not null,
  compensating_control text not null,
  expires_at timestamptz not null,
  incident_id uuid,
  renews_id uuid references exceptions (id),
  requested_by uuid not null,
  requested_at timestamptz not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'ended', 'expired')),
  approval_id uuid,
  approved_at timestamptz,
  over_at timestamptz,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint exceptions_approved check ((state in ('asked', 'refused')) = (approved_at is null)),
  constraint exceptions_over check ((state in ('asked', 'approved')) = (over_at is null)),
  constraint exceptions_team check (visibility <> 'team' or team_id is not null)
);
-- Nobody asks twice for the same thing at once.
create unique index exceptions_one_asked on exceptions (clause, scope) where state = 'asked';
create index exceptions_in_force on exceptions (clause, scope, expires_at) where state = 'approved';
create index exceptions_by_time on exceptions (requested_at desc, id desc);
create index exceptions_of_incident on exceptions (incident_id) where state in ('asked', 'approved');
