-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (served_at), delete on github_deliveries to muster_app;
grant select, insert, update on changes to muster_app;
grant select, insert, update on change_turns to muster_app;
grant select, insert, update on change_repositories to muster_app;
grant select, insert, update, delete on github_link_codes to muster_app;

exempt github_deliveries; -- a queue
exempt change_turns; -- a lease, and what was displayed externally; decides nothing here
exempt change_repositories; -- last known external state, shown as findings; decides nothing here
govern changes except seen_at; -- a cursor
govern github_link_codes;
