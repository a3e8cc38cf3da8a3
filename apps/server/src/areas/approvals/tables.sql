-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (state, groups_asked, decided_at, last_instant, last_entry, team_id, visibility) on approvals to muster_app;
grant select, insert, delete on approval_votes to muster_app;
grant select, insert, update (ended_at, last_entry) on approval_delegations to muster_app;

govern approvals;
govern approval_votes;
govern approval_delegations;
