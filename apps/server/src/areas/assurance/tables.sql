-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert on board_reports to muster_app;
grant select, insert on policy_attestations to muster_app;

govern board_reports;
govern policy_attestations;
grant select, insert on control_tests to muster_app;
grant select, insert, update (exceptions, failed_at, closed_at, last_instant, last_entry) on control_findings to muster_app;

govern control_tests;
govern control_findings;
