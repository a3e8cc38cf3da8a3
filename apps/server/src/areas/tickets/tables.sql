-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on trackers to muster_app;
grant select, insert, update, delete on tickets to muster_app;

govern trackers except looked_at, problem; -- a cursor, and why it stands still
govern tickets except agreed, told, synced_at, problem; -- how far both sides are; what follows from it is on the record
