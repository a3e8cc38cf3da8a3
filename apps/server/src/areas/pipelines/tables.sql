-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (integration, is_step, heard_at, version, last_instant, last_entry) on pipelines to muster_app;
grant select, insert, update on pipeline_schedules to muster_app;
grant select, insert, update, delete on pipeline_runs to muster_app;
grant select, insert, update, delete on pipeline_slots to muster_app;
grant select, insert, delete on run_batches to muster_app;
grant select, insert, update (remedy, events, last_at) on lineage_refusals to muster_app;

govern pipelines except heard_at; -- when an event last came
govern pipeline_schedules;
govern pipeline_runs;
govern pipeline_slots;
govern run_batches;
exempt lineage_refusals; -- counts of events that were refused, which decide nothing
