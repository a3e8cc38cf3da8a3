-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (read_to, problem, problem_at, removed_at, version, last_instant, last_entry) on prometheus_feeds to muster_app;

govern prometheus_feeds except read_to, problem, problem_at; -- a cursor, and why it is stuck
