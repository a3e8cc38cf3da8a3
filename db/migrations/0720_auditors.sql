-- Auditors from outside (GOV 7.5): principals that are no members, with an access that another hand approved and that ends.
alter table principals drop constraint principals_kind_check;
alter table principals add constraint principals_kind_check check (kind in ('person', 'service', 'auditor'));

create table auditor_accesses (
  principal_id uuid primary key references principals (id),
  asked_by uuid not null,
  ends_at timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  last_instant timestamptz not null,
  last_entry uuid not null
);
