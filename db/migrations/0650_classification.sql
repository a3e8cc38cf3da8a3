-- Data assets and the decisions that gave them their class (GOV 6.1, 2.8).
create table data_decisions (
  id uuid primary key,
  assets text not null, -- JSON: ids of data_assets
  data_class text not null check (data_class in ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'RESTRICTED')),
  reason text not null,
  state text not null check (state in ('asked', 'approved', 'declined')),
  approval_id uuid,
  requested_by uuid not null references principals (id),
  requested_at timestamptz not null,
  last_entry uuid not null
);
create index data_decisions_newest on data_decisions (requested_at desc, id desc);

create table data_assets (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('table', 'field', 'feature', 'prompt', 'document')),
  team_id uuid not null references teams (id),
  data_class text check (data_class in ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'RESTRICTED')),
  decision_id uuid references data_decisions (id),
  retired_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint data_assets_decided check ((data_class is null) = (decision_id is null))
);
