-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (body, version, last_instant, last_entry) on status_updates to muster_app;
grant select, insert on status_wordings to muster_app;
grant select, insert, update (key_id, ciphertext, address_index, state, settled_at, last_entry) on status_subscribers to muster_app;
grant select, insert, update, delete on update_templates to muster_app;

govern status_updates;
govern status_wordings;
govern status_subscribers;
govern update_templates;
