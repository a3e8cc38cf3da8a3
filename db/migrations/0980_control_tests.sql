-- Each control's test of what came on record since the last one (GOV 7.12). What failed is a finding until a later test passes.
create table control_tests (
  id uuid primary key,
  tested_at timestamptz not null,
  -- Entries from the first up to the second and without it.
  from_seq bigint not null,
  below_seq bigint not null,
  failing integer not null,
  passing integer not null,
  -- With nothing on record in these entries: neither one nor the other.
  idle integer not null,
  last_entry uuid not null,
  constraint control_tests_forward check (from_seq <= below_seq)
);
create index control_tests_newest on control_tests (tested_at desc);

create table control_findings (
  id uuid primary key,
  -- A clause of the policy, or a control of SOC 2.
  control text not null,
  opened_at timestamptz not null,
  -- The first entry that says that it was not kept, and how many do.
  first_seq bigint not null,
  exceptions integer not null,
  failed_at timestamptz not null,
  closed_at timestamptz,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index control_findings_one_open on control_findings (control) where closed_at is null;
create index control_findings_opened on control_findings (opened_at);
