-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (until_at) on on_call_places to muster_app;
grant select, insert, update (state, channel, failure, attempts, handed_over_at, answered_at, closed_at, last_entry) on pages to muster_app;

govern on_call_places;
govern pages;

grant select, insert, update (name, team_id, wakes, retired_at, version, last_instant, last_entry) on schedules to muster_app;
grant select, insert, update (replaced_at, last_entry) on schedule_versions to muster_app;
grant select, insert, update (cancelled_at, last_entry) on schedule_overrides to muster_app;
grant select, insert, update (state, last_entry) on cover_requests to muster_app;
grant select, insert, update (withdrawn_at, last_entry) on absences to muster_app;

govern schedules;
govern schedule_versions;
govern schedule_overrides;
govern cover_requests;
govern absences;
grant select, insert, update (name, retired_at, version, last_instant, last_entry) on escalation_paths to muster_app;
grant select, insert on escalation_path_versions to muster_app;
grant select, insert, update (state, round, step, sequence, next_at, answered_by, last_instant, last_entry) on escalation_runs to muster_app;
govern escalation_paths;
govern escalation_path_versions;
govern escalation_runs;
grant select, insert, update (secret_hash, revoked_at, last_entry) on calendar_feeds to muster_app;
govern calendar_feeds;
