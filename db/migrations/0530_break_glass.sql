-- Emergency changes under an open SEV-1 (GOV 5.3): who asked, who let it through, what became of it, and what is owed since.
create table break_glass (
  id uuid primary key,
  incident_id uuid not null,
  incident_code text not null,
  commit_sha text not null,
  repository text,
  justification text not null,
  author_id uuid,
  requested_by uuid not null,
  requested_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  is_self_approved boolean not null,
  expires_at timestamptz,
  declined_by uuid,
  declined_at timestamptz,
  lapsed_at timestamptz,
  applied_at timestamptz,
  -- It lies on a protected branch: only its revert and a normal change undo that.
  is_on_branch boolean not null,
  reapply_due_at timestamptz,
  -- What it does, and what takes it back, as digests of their patch identities.
  patch text,
  inverse text,
  reverted_at timestamptz,
  reapplied_at timestamptz,
  reapplied_by text,
  missed_at timestamptz,
  retrospective text,
  retrospective_by uuid,
  retrospective_at timestamptz,
  command_ratified_at timestamptz,
  governance_ratified_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint break_glass_approved check ((approved_at is null) = (approved_by is null) and (approved_at is null) = (expires_at is null)),
  constraint break_glass_applied check (applied_at is null or (approved_at is not null and reapply_due_at is not null)),
  constraint break_glass_declined check (declined_at is null or approved_at is null)
);
create index break_glass_newest on break_glass (requested_at desc, id desc);
create index break_glass_of_commit on break_glass (commit_sha);
create index break_glass_owed on break_glass (patch) where applied_at is not null and reapplied_at is null;
-- One emergency change for a commit and an incident at a time.
create unique index break_glass_open on break_glass (incident_id, commit_sha) where declined_at is null and lapsed_at is null;
