-- What vouches for the ledger's heads from outside of the database's trust (GOV 7.4, 7.5).
create table ledger_anchors (
  id uuid primary key,
  name text not null,
  kind text not null,
  url text not null,
  -- A witness's key line.
  witness_key text,
  -- The newest head that it vouched for.
  size bigint not null,
  marked_at timestamptz,
  problem text,
  removed_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint ledger_anchors_kind check (kind in ('witness', 'time-stamp')),
  constraint ledger_anchors_key check ((kind = 'witness') = (witness_key is not null))
);
create unique index ledger_anchors_one_name on ledger_anchors (lower(name)) where removed_at is null;

-- What it gave for a head: a cosigned checkpoint, or the answer of a time-stamping authority in base64.
create table ledger_anchor_marks (
  anchor_id uuid not null references ledger_anchors (id),
  marked_at timestamptz not null,
  size bigint not null,
  checkpoint text not null,
  proof text not null,
  primary key (anchor_id, marked_at)
);
