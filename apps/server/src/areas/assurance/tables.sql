-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert on board_reports to muster_app;
grant select, insert on policy_attestations to muster_app;

govern board_reports;
govern policy_attestations;
