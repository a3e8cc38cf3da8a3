-- Places outside of the database that get every entry of the ledger, in order (GOV 7.4).
create table ledger_sinks (
  id uuid primary key,
  name text not null,
  kind text not null,
  format text not null,
  -- What its kind must be told. Secrets are references.
  settings text not null,
  first_seq bigint not null,
  -- The first entry that it does not have yet, and what was sent and awaits its acknowledgement.
  next_seq bigint not null,
  awaiting jsonb,
  sent_at timestamptz,
  -- Why it could not be sent to the last time.
  problem text,
  problem_at timestamptz,
  removed_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint ledger_sinks_kind check (kind in ('s3', 'cloudwatch', 'splunk', 'elastic', 'file')),
  constraint ledger_sinks_format check (format in ('native', 'ocsf')),
  constraint ledger_sinks_problem check ((problem is null) = (problem_at is null))
);
create unique index ledger_sinks_one_name on ledger_sinks (lower(name)) where removed_at is null;

-- What a sink will never take, and what it said.
create table ledger_sink_rejects (
  sink_id uuid not null references ledger_sinks (id),
  seq bigint not null,
  entry_id uuid not null,
  code text not null,
  reason text not null,
  rejected_at timestamptz not null,
  primary key (sink_id, seq)
);

-- The objects in a bucket that nobody can delete before their time.
create table ledger_sink_objects (
  sink_id uuid not null references ledger_sinks (id),
  object_key text not null,
  version_id text not null,
  first_seq bigint not null,
  below_seq bigint not null,
  locked_until timestamptz not null,
  primary key (sink_id, object_key)
);

-- What each reconciliation of a sink with the tree found; the newest counts.
create table ledger_sink_checks (
  sink_id uuid not null references ledger_sinks (id),
  checked_at timestamptz not null,
  below_seq bigint not null,
  held bigint not null,
  missing bigint not null,
  first_missing bigint,
  altered bigint not null,
  first_altered bigint,
  -- Why it could not be read back.
  problem text,
  primary key (sink_id, checked_at)
);
