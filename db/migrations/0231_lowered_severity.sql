-- A severity that was lowered with an approval (R11).
alter table incidents drop constraint incidents_severity_source_check;
alter table incidents add constraint incidents_severity_source_check
  check (severity_source in ('facts', 'provisional', 'raised', 'alert', 'lowered'));
