-- Whom an incident wakes, and what became of each page (areas/oncall).

-- The on-call list as it is and as it was: the open rows are the current one, in the order of their places.
create table on_call_places (
  id uuid primary key,
  place integer not null,
  principal_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  -- By whose hand somebody is on call: going on call is a grant by another's, or said to be none (R42, R32).
  put_by uuid,
  last_entry uuid not null
);
create unique index on_call_places_now on on_call_places (place) where until_at is null;
create unique index on_call_places_once on on_call_places (principal_id) where until_at is null;

-- One row for each person a page is meant for. Written with its task in the command's own transaction.
create table pages (
  id uuid primary key,
  incident_id uuid not null,
  principal_id uuid not null,
  reason text not null,
  clause text not null,
  urgency text not null check (urgency in ('page', 'notify')),
  is_drill boolean not null,
  round integer not null,
  state text not null check (state in ('queued', 'sending', 'handed-over', 'failed', 'answered', 'stopped')),
  channel text,
  attempts integer not null,
  queued_at timestamptz not null,
  handed_over_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  -- Why it was given up: who looks at its incident must see what to mend, not only that it failed.
  failure text,
  -- In which contact role of the policy somebody is called.
  called_as text,
  last_entry uuid not null,
  check (state not in ('handed-over') or handed_over_at is not null),
  check ((state = 'answered') = (answered_at is not null))
);
create index pages_of_incident on pages (incident_id, queued_at, id);
create index pages_open on pages (incident_id) where state in ('queued', 'sending', 'handed-over');
-- Whom incidents were escalated to, by person (R38).
create index pages_of_person on pages (principal_id, incident_id);
