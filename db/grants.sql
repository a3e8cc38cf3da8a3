-- Who may do what with the platform's tables; with its own each room says it in its tables.sql. Applied by the owner after
-- every migration; what stands in neither is not granted.
-- One statement a line: grant <privileges> on <tables> to <muster_app | muster_sequencer>;

-- platform: schema
grant select on schema_migrations, applied_grants to muster_app;
grant select on schema_migrations to muster_sequencer;

-- platform: keys
grant select, insert, update (wrapped_key, master_kid, destroyed_at, tombstone) on data_keys to muster_app;
grant select, insert on key_fingerprints to muster_app;
grant select, insert, update (settled_at) on master_keys to muster_app;
grant select, insert, update, delete on key_holders to muster_app;

-- platform: ledger (the sequencer alone writes the tree and empties the intake)
grant select, insert on ledger_pending to muster_app;
grant select, insert on ledger_content to muster_app;
grant select on ledger_rows to muster_app;
grant select on ledger_entries, ledger_tiles, ledger_checkpoints, ledger_set_aside, ledger_retention to muster_app;
grant select, insert, update, delete on ledger_cursors, ledger_parked to muster_app;
grant select, insert, update on clause_days to muster_app;
grant select, insert, update, delete on refusal_counts, idempotency_keys to muster_app;
grant select, delete on ledger_pending to muster_sequencer;
grant select, insert on ledger_entries, ledger_checkpoints, ledger_set_aside to muster_sequencer;
grant select on ledger_prunes to muster_sequencer;
grant insert on ledger_rows to muster_sequencer;
grant select, insert, update on ledger_tiles to muster_sequencer;

-- platform: due work (what was promised, and for when, is never edited)
grant select, insert, update (state, attempt, claimable_at, reason, settled_at) on due_work to muster_app;

-- platform: retention (it removes through two functions of the owner's, and through nothing else)
grant select on ledger_prunes to muster_app;
grant execute on function prune_ledger to muster_app;
grant execute on function thin_checkpoints to muster_app;
