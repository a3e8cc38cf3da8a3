-- The ledger (architecture, idea 2). Envelopes are hashed into the tree; content is encrypted and erasable.

-- What commands append, in their own transaction. The sequencer empties it.
create table ledger_pending (
  position bigint generated always as identity primary key,
  id uuid not null unique,
  thing_kind text not null,
  thing_id text not null,
  envelope text not null,
  mac bytea not null,
  -- What the transaction has changed travels with its last entry, in the very statement that appends it, and is put into
  -- the envelope by the sequencer: no command waits for it (ADR 0023).
  gathered text
);
create index ledger_pending_thing on ledger_pending (thing_id);

-- What the tree holds: one row a leaf, `seq` being the leaf's index, without gaps. Any thing can have a history (ADR 0022).
create table ledger_entries (
  seq bigint primary key,
  id uuid not null,
  action text not null,
  actor text not null,
  resource_kind text not null,
  resource_id text not null,
  clause text,
  allowed boolean not null,
  occurred_at timestamptz not null,
  envelope text not null,
  thing_kind text not null,
  thing_id text not null,
  -- What else the entry changed, all of one kind: the incidents that a batch of alerts joined.
  touched_kind text,
  touched_ids text[],
  -- 'records' outlive the log: incidents and what else the policy keeps longer.
  kept_for text not null constraint ledger_entries_kept_for check (kept_for in ('log', 'records'))
) partition by range (seq);
create index ledger_entries_id on ledger_entries (id);
create index ledger_entries_resource on ledger_entries (resource_kind, resource_id, seq);
create index ledger_entries_action on ledger_entries (action, seq);
create index ledger_entries_actor on ledger_entries (actor, seq);
create index ledger_entries_clause on ledger_entries (clause, seq) where clause is not null;
create index ledger_entries_thing on ledger_entries (thing_id, seq);
create index ledger_entries_touched on ledger_entries using gin (touched_ids) where touched_ids is not null;
create table ledger_entries_0 partition of ledger_entries for values from (0) to (4194304);
-- Beyond the first partition there must be somewhere to write, or the ledger would stop at four million entries.
create table ledger_entries_beyond partition of ledger_entries default;

-- Free text, names and reasons, under the key of the incident or person they are about.
create table ledger_content (
  entry_id uuid primary key,
  key_id uuid not null,
  ciphertext bytea not null
);

-- Rows answer to the ledger (ADR 0023): per entry the digests of the rows that its transaction left, before and after.
-- The envelope holds the list's count and SHA-256, so it needs no key of its own. It never leaves the database.
create table ledger_rows (
  entry_id uuid primary key,
  rows text not null
);

-- The tree as C2SP tlog-tiles: 256 hashes a full tile; the rightmost of each level grows until it is full.
create table ledger_tiles (
  level smallint not null,
  tile bigint not null,
  hashes bytea not null,
  primary key (level, tile)
);

create table ledger_checkpoints (
  size bigint primary key,
  root bytea not null,
  note text not null,
  signed_at timestamptz not null
);

-- Rows whose MAC was wrong: never signed, kept as evidence, raised.
create table ledger_set_aside (
  id uuid primary key,
  envelope text not null,
  mac bytea not null,
  reason text not null,
  set_aside_at timestamptz not null
);

-- Where each reader stands. A cursor is a `seq` and nothing else.
create table ledger_cursors (
  reader text primary key,
  next_seq bigint not null,
  held_by_action text,
  moved_at timestamptz not null
);

create table ledger_parked (
  reader text not null,
  seq bigint not null,
  reason text not null,
  parked_at timestamptz not null,
  primary key (reader, seq)
);

-- Repeats of a refusal within its minute; a deadline closes each with a second entry.
create table refusal_counts (
  actor text not null,
  command text not null,
  resource_kind text not null,
  resource_id text not null,
  code text not null,
  minute timestamptz not null,
  count bigint not null,
  clause text,
  primary key (actor, command, resource_kind, resource_id, code, minute)
);

-- The answer given to a retried command, kept with the state it changed.
create table idempotency_keys (
  actor text not null,
  key text not null,
  command text not null,
  input_digest bytea not null,
  output text,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- What was sequenced, signed or set aside stays as it is; the tree's rightmost tiles must grow, so tiles are not guarded.
call guard_append_only('ledger_entries');
call guard_append_only('ledger_checkpoints');
call guard_append_only('ledger_set_aside');
call guard_append_only('ledger_rows');
