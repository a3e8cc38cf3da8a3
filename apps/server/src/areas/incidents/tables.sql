-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert on incident_relations to muster_app;
grant select, insert, update on incidents, incident_clocks, incident_notes, incident_obligations, incident_votes to muster_app;

govern incidents;
govern incident_clocks;
govern incident_notes;
govern incident_obligations;
govern incident_relations;
govern incident_votes;
