-- A head can be locked in a bucket (an object of its own, beside the entries), and an anchor that contradicts is told apart
-- from one that is silent (GOV 7.4, 7.5).
alter table ledger_anchors
  add column sink_id uuid references ledger_sinks (id),
  add column contradicted_at timestamptz,
  add column alarm_incident_id uuid references incidents (id),
  add column alarm_told_at timestamptz,
  add constraint ledger_anchors_bucket check ((kind = 'locked-object') = (sink_id is not null)),
  drop constraint ledger_anchors_kind,
  add constraint ledger_anchors_kind check (kind in ('witness', 'time-stamp', 'locked-object'));

-- Ledgers of others whose heads this Muster cosigns as a witness (C2SP tlog-witness).
create table witnessed_ledgers (
  id uuid primary key,
  name text not null,
  -- The first line of its heads, and the verifier key lines that are believed, a line each.
  origin text not null,
  keys text not null,
  -- The newest head that was cosigned: null before the first.
  size bigint not null,
  checkpoint text,
  seen_at timestamptz,
  -- A head of its own key that contradicts what was cosigned: evidence, as it came.
  problem text,
  problem_checkpoint text,
  problem_at timestamptz,
  removed_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint witnessed_ledgers_problem check (problem in ('forked', 'unproven', 'older')),
  constraint witnessed_ledgers_evidence check (
    (problem is null) = (problem_checkpoint is null) and (problem is null) = (problem_at is null)
  )
);
create unique index witnessed_ledgers_one_name on witnessed_ledgers (lower(name)) where removed_at is null;
create unique index witnessed_ledgers_one_origin on witnessed_ledgers (origin) where removed_at is null;

-- Each head that was cosigned, once a size.
create table witnessed_heads (
  ledger_id uuid not null references witnessed_ledgers (id),
  size bigint not null,
  checkpoint text not null,
  seen_at timestamptz not null,
  primary key (ledger_id, size)
);
create index witnessed_heads_newest on witnessed_heads (seen_at);
