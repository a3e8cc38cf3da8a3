-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on set_up to muster_app;

govern set_up;
grant select, insert, update (last_entry), delete on group_roles to muster_app; -- update: rows are locked
grant select, insert, update (state, settled_at, settled_by, last_instant, last_entry) on role_proposals to muster_app;

govern group_roles;
govern role_proposals;
