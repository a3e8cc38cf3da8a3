-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (heard_at, ended_at, last_entry) on telemetry_sources to muster_app;
grant select, insert, update (sequence, total, bad, received_at, last_entry), delete on telemetry_samples to muster_app;
grant select, insert, update (at, state, part, cause, reason, sequence, received_at, last_entry), delete on telemetry_events to muster_app;
grant select, insert, update (total, bad), delete on telemetry_minutes, telemetry_hours to muster_app;

govern telemetry_sources except heard_at; -- when it was last heard
govern telemetry_samples;
govern telemetry_events;
exempt telemetry_minutes; -- sums of samples and events, which can be made anew
exempt telemetry_hours; -- sums of samples and events, which can be made anew
