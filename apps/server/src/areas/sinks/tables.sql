-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (next_seq, awaiting, sent_at, problem, problem_at, backlog_incident_id, backlog_told_at, removed_at, version, last_instant, last_entry) on ledger_sinks to muster_app;
grant select, insert on ledger_sink_rejects, ledger_sink_objects, ledger_sink_checks to muster_app;

govern ledger_sinks except next_seq, awaiting, sent_at, problem, problem_at; -- a cursor, and why it stands still
exempt ledger_sink_rejects; -- what a sink refused: an entry tells of it
exempt ledger_sink_objects; -- where an object lies; what it holds is held against the tree each day
exempt ledger_sink_checks; -- what a reconciliation found: an entry tells of it
