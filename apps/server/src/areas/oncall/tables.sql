-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (until_at) on on_call_places to muster_app;
grant select, insert, update (state, channel, failure, attempts, handed_over_at, answered_at, closed_at, last_entry) on pages to muster_app;

govern on_call_places;
govern pages;
