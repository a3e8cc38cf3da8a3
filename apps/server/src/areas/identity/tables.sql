-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (state, time_zone, last_entry) on principals to muster_app;
grant select, insert, delete on identity_map, identity_handles to muster_app;
grant select, insert, update, delete on passwords, team_members, contact_roles, sign_in_buckets to muster_app;
grant select, insert, update (name, last_entry) on teams to muster_app;
grant select, insert, update on auditor_accesses to muster_app;
grant select, insert on service_accounts to muster_app;
grant select, insert, update (revoked_at, last_entry) on role_grants, api_keys to muster_app;
grant select, insert, update (last_seen_at, ended_at, last_entry) on sessions to muster_app;
grant select, insert, update (used_at) on refresh_tokens to muster_app;
grant select, insert, update on invitations to muster_app;

govern principals;
govern identity_map;
govern identity_handles;
govern passwords;
govern teams;
govern team_members;
govern role_grants;
govern contact_roles;
govern auditor_accesses;
govern service_accounts;
govern api_keys;
govern sessions except last_seen_at; -- last seen
govern refresh_tokens;
govern invitations;
exempt sign_in_buckets; -- counters of attempts
