-- What authorities are to be told of an incident, and by when (GOV 2.7, R52): counted from recorded awareness.
create table regulator_notices (
  id uuid primary key,
  incident_id uuid not null references incidents (id),
  rule text not null,
  aware_at timestamptz not null,
  due_at timestamptz not null,
  started_by uuid not null,
  started_at timestamptz not null,
  missed_at timestamptz,
  filed_at timestamptz,
  filed_by uuid,
  -- What was filed, with whom and under which reference; or why nothing was owed.
  filed text,
  not_owed boolean not null default false,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint regulator_notices_filed check ((filed_at is null) = (filed is null))
);
create unique index regulator_notices_once on regulator_notices (incident_id, rule) where not not_owed;
create index regulator_notices_running on regulator_notices (due_at) where filed_at is null;
