-- Each interval without an update is a miss of its own, and the next one runs (R40).
alter table incident_clocks drop constraint incident_clocks_state_check;
alter table incident_clocks
  add constraint incident_clocks_state_check check (state in ('running', 'breached', 'met', 'met-late', 'missed', 'void'));

-- In which contact role of the policy somebody is called; and whom incidents were escalated to, by person (R38).
alter table pages add column called_as text;
create index pages_of_person on pages (principal_id, incident_id);
