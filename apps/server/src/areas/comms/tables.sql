-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (body, version, last_instant, last_entry) on status_updates to muster_app;
grant select, insert on status_wordings to muster_app;
grant select, insert, update (key_id, ciphertext, address_index, state, settled_at, last_entry) on status_subscribers to muster_app;
grant select, insert, update, delete on update_templates to muster_app;

govern status_updates;
govern status_wordings;
govern status_subscribers;
govern update_templates;

grant select, insert, update (name, team_id, severities, version, last_instant, last_entry), delete on audiences to muster_app;
grant select, insert, delete on audience_people to muster_app;
grant select, insert, delete on incident_audiences to muster_app;
grant select, insert, update (state, reason, settled_at, last_entry) on audience_notices to muster_app;

govern audiences;
govern audience_people;
govern incident_audiences;
govern audience_notices;
