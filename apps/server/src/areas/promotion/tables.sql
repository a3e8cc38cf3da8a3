-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert on promotion_evidence to muster_app;

govern promotion_evidence;
