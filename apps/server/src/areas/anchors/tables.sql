-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (size, marked_at, problem, contradicted_at, alarm_incident_id, alarm_told_at, removed_at, version, last_instant, last_entry) on ledger_anchors to muster_app;
grant select, insert on ledger_anchor_marks to muster_app;
grant select, insert, update (keys, size, checkpoint, seen_at, problem, problem_checkpoint, problem_at, removed_at, version, last_instant, last_entry) on witnessed_ledgers to muster_app;
grant select, insert on witnessed_heads to muster_app;

govern ledger_anchors except size, marked_at, problem, contradicted_at; -- how far it has vouched, and why it stopped
exempt ledger_anchor_marks; -- self-proving: signed by a third party
govern witnessed_ledgers except size, checkpoint, seen_at, problem, problem_checkpoint, problem_at; -- what another ledger presented, signed by it; an entry for each would make a new head to present back
exempt witnessed_heads; -- self-proving: signed by the ledger it belongs to
