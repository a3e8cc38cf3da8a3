-- Who may do what. Applied by the owner after every migration; what is not written here is not granted.
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
grant select, insert, update, delete on refusal_counts, idempotency_keys to muster_app;
grant select, delete on ledger_pending to muster_sequencer;
grant select, insert on ledger_entries, ledger_checkpoints, ledger_set_aside to muster_sequencer;
grant select on ledger_prunes to muster_sequencer;
grant insert on ledger_rows to muster_sequencer;
grant select, insert, update on ledger_tiles to muster_sequencer;

-- platform: due work (what was promised, and for when, is never edited)
grant select, insert, update (state, attempt, claimable_at, reason, settled_at) on due_work to muster_app;

-- incidents
grant select, insert, update on incidents, incident_clocks, incident_notes to muster_app;

-- policy
grant select, insert on policy_activations to muster_app;
grant select, insert on policy_reviews to muster_app;

-- identity
grant select, insert, update (state, time_zone, last_entry) on principals to muster_app;
grant select, insert, delete on identity_map to muster_app;
grant select, insert, update, delete on passwords, team_members, contact_roles, sign_in_buckets to muster_app;
grant select, insert, update (name, last_entry) on teams to muster_app;
grant select, insert on service_accounts to muster_app;
grant select, insert, update (revoked_at, last_entry) on role_grants, api_keys to muster_app;
grant select, insert, update (last_seen_at, ended_at, last_entry) on sessions to muster_app;
grant select, insert, update (used_at) on refresh_tokens to muster_app;

-- catalog
grant select, insert, update on services to muster_app;
grant select, insert, delete on service_dependencies, service_addresses to muster_app;

-- approvals
grant select, insert, update (state, groups_asked, decided_at, last_instant, last_entry) on approvals to muster_app;
grant select, insert, delete on approval_votes to muster_app;
grant select, insert, update (ended_at, last_entry) on approval_delegations to muster_app;

-- governance
grant select, insert, update on set_up, invitations to muster_app;

-- on-call
grant select, insert, update (until_at) on on_call_places to muster_app;
grant select, insert, update (state, channel, failure, attempts, handed_over_at, answered_at, closed_at, last_entry) on pages to muster_app;

-- notifications
grant select, insert, update (state, tested_at, test_outcome, last_entry) on notification_channels to muster_app;
grant select, insert, update (state, tries, began_at, deadline_at, settled_at, reason) on page_deliveries to muster_app;

-- alerts (receipts go when their time has come; the rest is history)
grant select, insert, update (key_hash, mapping, removed_at, last_entry) on integrations to muster_app;
grant select, insert, update (incident_id) on alert_groups to muster_app;
grant select, insert, update (state, episode_end, heard_at, over_heard_at, deliveries, entry_id, annotations, generator_url) on alerts to muster_app;
grant select, insert, delete on alert_receipts to muster_app;
grant select, insert, update (status, why, remedy, deliveries, last_at), delete on delivery_failures to muster_app;
grant select, insert on alert_batch_contents to muster_app;

-- compliance (retention removes through two functions of the owner's, and through nothing else)
grant select, insert, update on clause_days to muster_app;
grant select, insert, update, delete on read_counts to muster_app;
grant select on ledger_prunes to muster_app;
grant execute on function prune_ledger to muster_app;
grant execute on function thin_checkpoints to muster_app;

-- screens
grant select, insert, update on last_seen to muster_app;

-- privacy
grant select, insert on pseudonyms to muster_app;
