-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (size, marked_at, problem, contradicted_at, alarm_incident_id, alarm_told_at, removed_at, version, last_instant, last_entry) on ledger_anchors to muster_app;
grant select, insert on ledger_anchor_marks to muster_app;
grant select, insert, update (keys, size, checkpoint, seen_at, problem, problem_checkpoint, problem_at, removed_at, version, last_instant, last_entry) on witnessed_ledgers to muster_app;
grant select, insert on witnessed_heads to muster_app;

govern ledger_anchors except size, marked_at, problem, contradicted_at; -- how far it has vouched, and why no further
exempt ledger_anchor_marks; -- each proves itself: it is signed by somebody else
govern witnessed_ledgers except size, checkpoint, seen_at, problem, problem_checkpoint, problem_at; -- what another ledger showed: signed by it, and an entry for each would be a head to be shown back
exempt witnessed_heads; -- each proves itself: it is signed by the ledger that it is of
