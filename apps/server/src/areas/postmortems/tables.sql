-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on postmortems, action_items to muster_app;
grant select, insert on postmortem_texts, postmortem_revisions to muster_app;
grant select, insert, delete on postmortem_answers to muster_app;

govern postmortems;
govern postmortem_texts;
govern postmortem_answers;
govern postmortem_revisions;
govern action_items;
