-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on runbook_versions, runbook_executions to muster_app;

govern runbook_versions;
govern runbook_executions;
