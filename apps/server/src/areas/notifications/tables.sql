-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (state, tested_at, test_outcome, last_entry) on notification_channels to muster_app;
grant select, insert, update (state, tries, began_at, deadline_at, settled_at, reason) on page_deliveries to muster_app;

govern notification_channels;
govern page_deliveries except tries; -- attempts
