-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (state, tested_at, test_outcome, code_sent_at, code_tries, last_entry) on notification_channels to muster_app;
grant select, insert, update (state, tries, began_at, deadline_at, settled_at, reason, retry_at, delivered_at) on page_deliveries to muster_app;
grant select, insert, delete on notification_rules to muster_app;
grant select, insert, update (rung_at, severity, incident_id, due_at) on page_rings to muster_app;
grant select, insert, delete on page_held to muster_app;
grant select, insert on page_bundles to muster_app;
grant select, insert, update (how, proven_at) on way_proofs to muster_app;

govern notification_channels except code_tries; -- attempts
govern page_deliveries except tries; -- attempts
govern notification_rules;
govern page_held;
govern page_bundles;
exempt page_rings; -- when one was last rung: it spaces messages, and decides nothing
govern way_proofs;
