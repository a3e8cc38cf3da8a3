-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (started_at, finished_at, outcome, version, last_instant, last_entry) on deployments to muster_app;

govern deployments;
