-- When the first of what an incident still owes falls due: lists put first what presses. Kept with the incident's clocks.
alter table incidents add column next_due_at timestamptz;
update incidents
set next_due_at = owed.first_due
from (
  select incident_id, min(due_at) as first_due
  from incident_clocks
  where state in ('running', 'breached')
  group by incident_id
) as owed
where owed.incident_id = incidents.id;
