-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (size, marked_at, problem, removed_at, version, last_instant, last_entry) on ledger_anchors to muster_app;
grant select, insert on ledger_anchor_marks to muster_app;

govern ledger_anchors except size, marked_at, problem; -- how far it has vouched, and why no further
exempt ledger_anchor_marks; -- each proves itself: it is signed by somebody else
