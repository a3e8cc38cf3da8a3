-- What of the platform's tables answers to the ledger; of its own each room says it in its tables.sql, so that every table
-- is named once, a line each (platform/database/governed.ts). Applied by the owner after every migration, as grants are. A governed table's rows are held against the entries that wrote them;
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
exempt clause_days; -- counted from the ledger, and can be counted anew
exempt refusal_counts; -- counters of a minute
exempt idempotency_keys; -- answers to repetitions, for hours

-- platform: due work (a settled row is history; what is open is promised)
govern due_work except state, attempt, claimable_at, reason, settled_at while state in ('open', 'leased'); -- attempts and leases

-- parts of partitioned tables, whose parents their rooms name
exempt predictions_beyond; -- a part of predictions
exempt prediction_outcomes_beyond; -- a part of prediction_outcomes
