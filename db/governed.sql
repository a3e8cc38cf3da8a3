-- What answers to the ledger: every table is named here once, a line each (platform/database/governed.ts). Applied by the
-- owner after every migration, as grants.sql is. A governed table's rows are held against the entries that wrote them;
-- the columns after `except` are not, and `while` says which rows still have to be accounted for. Every exception has
-- its reason: only what changes no page, decision, visibility, clock or proof.

-- platform: schema
exempt schema_migrations; -- the migrator's own book
exempt schema_migrations_lock; -- the migrator's own lock
exempt applied_grants; -- what was granted, applied anew at each start

-- platform: keys
govern data_keys except wrapped_key, master_kid; -- a wrapped key is authenticated by itself, and rewrapped at rotation
exempt key_fingerprints; -- held against the keys themselves at each start
exempt master_keys; -- which master key wraps is told by each wrapped key
exempt key_holders; -- which servers run, told anew every few seconds

-- platform: ledger
exempt ledger_pending; -- under the MAC
exempt ledger_entries; -- the tree proves them
exempt ledger_entries_0; -- a part of ledger_entries
exempt ledger_entries_beyond; -- a part of ledger_entries
exempt ledger_tiles; -- the tree
exempt ledger_checkpoints; -- signed
exempt ledger_rows; -- each list is named by its entry's envelope
exempt ledger_set_aside; -- evidence; what is in it is raised
exempt ledger_retention; -- the owner writes it at each start
exempt ledger_prunes; -- each is held against the entry that owns up to it
govern ledger_content;
exempt ledger_cursors; -- a cursor: what follows the ledger can be made anew
exempt ledger_parked; -- raised, and can be made anew
exempt refusal_counts; -- counters of a minute
exempt idempotency_keys; -- answers to repetitions, for hours

-- platform: due work (a settled row is history; what is open is promised)
govern due_work except state, attempt, claimable_at, reason, settled_at while state in ('open', 'leased'); -- attempts and leases

-- policy
govern policy_activations;
govern policy_reviews;

-- identity
govern principals;
govern identity_map;
govern passwords;
govern teams;
govern team_members;
govern role_grants;
govern contact_roles;
govern service_accounts;
govern api_keys;
govern sessions except last_seen_at; -- last seen
govern refresh_tokens;
exempt sign_in_buckets; -- counters of attempts

-- catalog
govern services;
govern service_dependencies;
govern service_addresses;

-- approvals
govern approvals;
govern approval_votes;
govern approval_delegations;

-- governance
govern set_up;
govern invitations;

-- privacy
govern pseudonyms;

-- on-call
govern on_call_places;
govern pages;

-- incidents
govern incidents;
govern incident_clocks;
govern incident_notes;

-- alerts
govern integrations;
govern alerts except heard_at, over_heard_at, deliveries; -- counters, and when a re-sent alert was last heard
govern alert_groups;
govern alert_batch_contents;
exempt alert_receipts; -- a log of deliveries that decides nothing, and goes after a while
exempt delivery_failures; -- counts of deliveries that were refused, which decide nothing

-- notifications
govern notification_channels;
govern page_deliveries except tries; -- attempts

-- compliance
exempt clause_days; -- counted from the ledger, and can be counted anew
exempt read_counts; -- counters of a minute

-- screens
exempt last_seen; -- how far somebody has looked
