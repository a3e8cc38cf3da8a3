-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update, delete on read_counts to muster_app;

exempt read_counts; -- per-minute counters
