-- What the Board was given of a quarter (GOV 2.7). Prepared anew it is another version; the earlier one stays.
create table board_reports (
  id uuid primary key,
  quarter text not null,
  version integer not null,
  -- The ledger's size when it was written: what it says can be counted again from the entries below.
  size bigint not null,
  policy text not null,
  prepared_by uuid not null references principals (id),
  prepared_at timestamptz not null,
  figures text not null,
  words text not null,
  last_entry uuid not null,
  constraint board_reports_once unique (quarter, version)
);

-- That a member has read a version of the policy (GOV 0.1).
create table policy_attestations (
  id uuid primary key,
  person_id uuid not null references principals (id),
  policy text not null,
  attested_at timestamptz not null,
  last_entry uuid not null,
  constraint policy_attestations_once unique (person_id, policy)
);
