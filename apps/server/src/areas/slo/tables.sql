-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on slo_definitions to muster_app;
grant select, insert, update (freeze_id, since, recovered_since, incident_id, judged_at, standing, last_entry) on slo_states to muster_app;
grant select, insert, update (left_at, last_entry) on slo_freezes to muster_app;
grant select, insert, update (clear_since, why, last_entry), delete on slo_alerts to muster_app;
grant select, insert on slo_incidents, slo_corrections to muster_app;

govern slo_definitions;
govern slo_states except judged_at, standing; -- when it was last judged and by which numbers, which are judged anew each minute
govern slo_freezes;
govern slo_alerts;
govern slo_incidents;
govern slo_corrections;
