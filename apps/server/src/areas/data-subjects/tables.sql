-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (state, erased_at, rewritten_at, wal_place, gone_at, problem, last_instant, last_entry) on erasures to muster_app;
grant select, insert, update (state, hold_reason, held_by, erased_at, last_entry) on erasure_items to muster_app;

govern erasures except problem; -- why it is blocked, while it is
govern erasure_items;
