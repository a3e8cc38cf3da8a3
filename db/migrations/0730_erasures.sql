-- Erasures: what is to be destroyed is written down first, and each step is (GDPR 17; R20). Nobody is named in them.
create table erasures (
  id uuid primary key,
  -- A member; null is somebody outside, of whom only what was found is known.
  member_id uuid references principals (id),
  asked_by uuid,
  asked_at timestamptz not null,
  state text not null,
  erased_at timestamptz,
  rewritten_at timestamptz,
  -- Up to where the write-ahead log may still hold it.
  wal_place text,
  gone_at timestamptz,
  -- Why it goes no further.
  problem text,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint erasures_state check (state in ('waiting', 'erased', 'rewritten', 'gone')),
  constraint erasures_wal_place check ((state in ('rewritten', 'gone')) = (wal_place is not null))
);
create index erasures_newest on erasures (asked_at desc, id desc);

create table erasure_items (
  erasure_id uuid not null references erasures (id),
  place text not null,
  ref text not null,
  state text not null,
  hold_reason text,
  held_by uuid,
  erased_at timestamptz,
  last_entry uuid not null,
  primary key (erasure_id, place, ref),
  constraint erasure_items_state check (state in ('waiting', 'held', 'erased')),
  constraint erasure_items_held check ((state = 'held') = (hold_reason is not null))
);
-- What is to be erased is so once.
create unique index erasure_items_once on erasure_items (place, ref) where state <> 'erased';
