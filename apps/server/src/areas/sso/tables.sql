-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (key_id, ciphertext, state, version, last_instant, last_entry) on identity_providers to muster_app;
grant select, insert, update, delete on sso_accounts to muster_app; -- update: rows are locked
grant select, insert, delete on sso_sessions, sso_used_attempts to muster_app;

govern identity_providers;
govern sso_accounts;
govern sso_sessions;
exempt sso_used_attempts; -- what was used up, until it would have run out
