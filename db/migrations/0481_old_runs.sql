-- Runs and what they were told by go when the policy's time is over.
alter table run_batches add column at timestamptz;
create index run_batches_at on run_batches (at);
create index pipeline_runs_last on pipeline_runs (last_event_at);
