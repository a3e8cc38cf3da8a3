-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (missed_at, filed_at, filed_by, filed, not_owed, version, last_instant, last_entry) on regulator_notices to muster_app;

govern regulator_notices;
