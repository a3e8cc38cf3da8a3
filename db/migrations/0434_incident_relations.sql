-- Incidents that have to do with each other, once a pair.
create table incident_relations (
  incident_id uuid not null references incidents (id),
  other_id uuid not null references incidents (id),
  related_at timestamptz not null,
  last_entry uuid not null,
  primary key (incident_id, other_id),
  constraint incident_relations_once check (incident_id < other_id)
);
create index incident_relations_other on incident_relations (other_id);
