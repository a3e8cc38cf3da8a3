-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
-- Receipts are pruned after their retention; the rest is history.
grant select, insert, update (key_hash, mapping, settings, removed_at, last_entry) on integrations to muster_app;
grant select, insert, update (incident_id) on alert_groups to muster_app;
grant select, insert, update (state, episode_end, heard_at, over_heard_at, deliveries, entry_id, annotations, generator_url, incident_id, team_id, visibility, held_by) on alerts to muster_app;
grant select, insert, delete on alert_receipts to muster_app;
grant select, insert, update (status, why, remedy, deliveries, last_at), delete on delivery_failures to muster_app;
grant select, insert on alert_batch_contents to muster_app;
grant select, insert, update (ended_at, version, last_instant, last_entry) on suppressions to muster_app;
grant select, insert on suppressed_alerts to muster_app;
grant select, insert, update (state, last_entry) on routing_versions to muster_app;
grant select, insert, update (heard_at, beats, every_minutes) on heartbeats to muster_app;
grant select, insert, update (id), delete on kept_deliveries to muster_app;
grant select, insert, delete on change_events to muster_app;
grant select, insert, update (last_entry), delete on alert_views to muster_app;

govern integrations;
govern alert_views;
govern alerts except heard_at, over_heard_at, deliveries; -- counters, and when a re-sent alert was last heard
govern alert_groups;
govern suppressions;
govern suppressed_alerts;
govern routing_versions;
govern alert_batch_contents;
exempt alert_receipts; -- a log of deliveries that decides nothing and is pruned
exempt delivery_failures; -- counts of refused deliveries, which decide nothing
exempt heartbeats; -- when a heartbeat was last heard; its silence becomes an alert
exempt kept_deliveries; -- copies of deliveries, which decide nothing and are pruned
exempt change_events; -- changes reported by senders, shown on incidents; they decide nothing and are pruned
