-- Whether it was worth waking somebody, by whoever worked on it: one vote a person, the last counts.
create table incident_votes (
  incident_id uuid not null references incidents,
  principal_id uuid not null,
  is_actionable boolean not null,
  voted_at timestamptz not null,
  last_entry uuid not null,
  primary key (incident_id, principal_id)
);
