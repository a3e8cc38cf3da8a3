-- A severity that the policy sets, for what Muster opens by itself: an exception's governance incident (R31).
alter table incidents drop constraint incidents_severity_source_check;
alter table incidents add constraint incidents_severity_source_check
  check (severity_source in ('facts', 'provisional', 'raised', 'alert', 'lowered', 'policy'));
