-- Incidents, their clocks and the words people write on them (areas/incidents).

create table incidents (
  id uuid primary key,
  code text not null unique,
  version integer not null,
  title text not null,
  description text,
  is_drill boolean not null,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  phase text not null check (phase in ('declared', 'acknowledged', 'mitigated', 'resolved', 'closed')),
  severity text not null,
  severity_source text not null check (severity_source in ('facts', 'provisional', 'raised', 'alert', 'lowered')),
  facts text not null,
  declared_at timestamptz not null,
  declared_by uuid,
  confirmed_at timestamptz,
  acknowledged_at timestamptz,
  mitigated_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  command_seat text not null check (command_seat in ('empty', 'provisional', 'named')),
  commander_id uuid,
  commander_since timestamptz,
  escalated text not null,
  policy_version text not null,
  -- What an alert that made it worse says of itself, until somebody takes it as the title or gives another (R39).
  proposed_title text,
  -- When the first of what it still owes falls due: lists put first what presses.
  next_due_at timestamptz,
  last_instant timestamptz not null,
  last_entry uuid not null,
  check (command_seat = 'empty' or commander_id is not null),
  check (phase = 'declared' or acknowledged_at is not null),
  check (phase not in ('mitigated', 'resolved', 'closed') or mitigated_at is not null),
  check (phase not in ('resolved', 'closed') or resolved_at is not null),
  check (phase <> 'closed' or closed_at is not null)
);
create index incidents_newest on incidents (declared_at desc, id desc);
create index incidents_open on incidents (declared_at desc, id desc) where phase in ('declared', 'acknowledged', 'mitigated');
create index incidents_commander on incidents (commander_id) where commander_id is not null;

create table incident_clocks (
  incident_id uuid not null references incidents (id),
  name text not null,
  round integer not null,
  clause text not null,
  started_at timestamptz not null,
  warn_at timestamptz not null,
  due_at timestamptz not null,
  is_warned boolean not null,
  state text not null check (state in ('running', 'breached', 'met', 'met-late', 'missed', 'void')),
  breached_at timestamptz,
  settled_at timestamptz,
  primary key (incident_id, name, round)
);
create index incident_clocks_owed on incident_clocks (due_at) where state in ('running', 'breached');
create index incident_clocks_history on incident_clocks (started_at);

-- Notes and stakeholder updates: scrubbed INTERNAL text, in clear for search, overwritten on erasure.
create table incident_notes (
  id uuid primary key,
  incident_id uuid not null references incidents (id),
  kind text not null check (kind in ('note', 'update', 'handover')),
  author_id uuid not null,
  body text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  is_retroactive boolean not null,
  entry_id uuid not null
);
create index incident_notes_of on incident_notes (incident_id, occurred_at, id);
