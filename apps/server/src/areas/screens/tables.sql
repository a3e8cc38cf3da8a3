-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on last_seen to muster_app;

exempt last_seen; -- how far somebody has looked
