-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (team_id, visibility) on acts to muster_app;
grant select, insert, update (state, settled_at, answered_by, answer, last_instant, last_entry) on consultations to muster_app;
grant select, insert, update (state, reason, settled_at, last_entry) on notices to muster_app;

govern acts;
govern consultations;
govern notices;
