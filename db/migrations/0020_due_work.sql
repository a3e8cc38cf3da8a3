-- Due work (architecture, idea 3): every promise Muster has made to act at a moment, one row each.
-- Time comes in as a parameter; a row is settled once and then stays as the history of its subject.
create table due_work (
  id uuid primary key,
  kind text not null,
  form text not null check (form in ('deadline', 'task')),
  lane text not null check (lane in ('page', 'clock', 'prompt', 'housekeeping')),
  subject_kind text not null,
  subject_id text not null,
  key text not null,
  -- Above 0 only where a row was re-planned while a worker held its predecessor (platform/due/README.md, invariant 4).
  generation integer not null default 0,
  -- The moment that was promised. Never edited: a handler that runs late, or again, still sees it.
  due_at timestamptz not null,
  -- The moment from which anyone may claim the row: its due time, then the end of its lease, then of its wait.
  -- Every writer sets it no earlier than its own instant; the low-water bound stands on that.
  claimable_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'leased', 'done', 'superseded', 'void', 'parked')),
  attempt integer not null default 0,
  payload text not null,
  reason text,
  planned_at timestamptz not null,
  settled_at timestamptz,
  check ((settled_at is null) = (state in ('open', 'leased')))
);

-- The claim. A lease that ran out is found here too, by the same query.
create index due_work_claim on due_work (lane, claimable_at, due_at, id) where state in ('open', 'leased');
-- One open row a key.
create unique index due_work_key on due_work (kind, key, generation) where state in ('open', 'leased');
-- A subject's rows, to supersede and to collapse; settled ones too, since they are its history.
create index due_work_subject on due_work (subject_kind, subject_id, kind, due_at);
-- What was given up and waits for a person.
create index due_work_parked on due_work (settled_at) where state = 'parked';
