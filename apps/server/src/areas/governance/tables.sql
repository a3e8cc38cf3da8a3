-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on set_up to muster_app;

govern set_up;
