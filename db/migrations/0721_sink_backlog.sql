-- What a sink's backlog has somebody paged for (GOV 7.4): the incident, and since when.
alter table ledger_sinks add column backlog_incident_id uuid;
alter table ledger_sinks add column backlog_told_at timestamptz;
