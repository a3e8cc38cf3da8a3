-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on rollbacks, rollback_executors to muster_app;

govern rollbacks;
govern rollback_executors;
