-- What is learned from an incident, and what is done about it (areas/postmortems).

-- One an incident at most. `owed` until somebody begins it.
create table postmortems (
  incident_id uuid primary key,
  code text not null unique,
  state text not null check (state in ('owed', 'draft', 'in-review', 'published')),
  rule text not null check (rule in ('required', 'recommended', 'by-choice')),
  -- The severity at the resolution, and the clause that asks for it at that severity.
  severity text not null,
  clause text not null,
  -- Counted from the resolution (R46). The half of it after which an unscheduled review is prompted is policy data.
  owed_since timestamptz not null,
  due_at timestamptz,
  missed_at timestamptz,
  begun_at timestamptz,
  published_at timestamptz,
  review_at timestamptz,
  facilitator_id uuid,
  scheduled_at timestamptz,
  scheduled_by uuid,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint postmortems_due check ((rule = 'required') = (due_at is not null)),
  constraint postmortems_published check (state <> 'published' or published_at is not null),
  constraint postmortems_scheduled check ((review_at is null) = (scheduled_at is null))
);
create index postmortems_open on postmortems (due_at, incident_id) where state <> 'published';
create index postmortems_newest on postmortems (owed_since desc, incident_id desc);

-- Every saved state of a section: what two people wrote at once is merged over the one that both began with.
create table postmortem_texts (
  incident_id uuid not null references postmortems (incident_id),
  section text not null,
  version integer not null,
  body text not null,
  author_id uuid,
  written_at timestamptz not null,
  last_entry uuid not null,
  primary key (incident_id, section, version)
);

-- Why words that the blameless check found stay: by section, and by the words.
create table postmortem_answers (
  incident_id uuid not null references postmortems (incident_id),
  section text not null,
  words text not null,
  reason text not null,
  answered_by uuid not null,
  answered_at timestamptz not null,
  last_entry uuid not null,
  primary key (incident_id, section, words)
);

-- What was published, and each amendment beside it: none overwrites another.
create table postmortem_revisions (
  incident_id uuid not null references postmortems (incident_id),
  revision integer not null,
  sections text not null,
  reason text,
  published_by uuid not null,
  published_at timestamptz not null,
  last_entry uuid not null,
  primary key (incident_id, revision)
);
call guard_append_only('postmortem_revisions');

-- What is to be done: an idea until somebody accepts it with all that the policy wants of it (GOV 8.4).
create table action_items (
  id uuid primary key,
  incident_id uuid not null,
  state text not null check (state in ('proposed', 'accepted', 'declined', 'done')),
  title text not null,
  owner_id uuid,
  due_on text,
  severity text,
  ticket text,
  reason text,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  accepted_at timestamptz,
  settled_at timestamptz,
  escalated_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint action_items_complete check (
    state not in ('accepted', 'done')
    or (owner_id is not null and due_on is not null and severity is not null and ticket is not null and accepted_at is not null)),
  constraint action_items_settled check ((state in ('declined', 'done')) = (settled_at is not null)),
  constraint action_items_declined check (state <> 'declined' or reason is not null)
);
create index action_items_of_incident on action_items (incident_id, proposed_at, id);
create index action_items_of_owner on action_items (owner_id, due_on, id) where state = 'accepted';
create index action_items_newest on action_items (proposed_at desc, id desc);

-- Whether a pattern recurs is asked by the name of an alert (GOV 3.3.6).
create index alerts_by_name on alerts (name, received_at);
