-- Versions of runbooks that the organisation wrote itself; those that ship are files. One is proposed and one in force at a
-- time. A change takes the SRE's review (GOV 5.1.1) and Governance's approval, or its delegate's (GOV 2.6, R3).
create table runbook_versions (
  id uuid primary key,
  runbook text not null,
  version text not null,
  body text not null,
  diagram text,
  state text not null check (state in ('proposed', 'in-force', 'replaced', 'refused')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  review_id uuid,
  approval_id uuid,
  is_reviewed boolean not null default false,
  is_approved boolean not null default false,
  settled_at timestamptz,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint runbook_versions_settled check ((state = 'proposed') = (settled_at is null)),
  constraint runbook_versions_both check (state not in ('in-force', 'replaced') or (is_reviewed and is_approved))
);
create unique index runbook_versions_proposed on runbook_versions (runbook) where state = 'proposed';
create unique index runbook_versions_in_force on runbook_versions (runbook) where state = 'in-force';
create unique index runbook_versions_named on runbook_versions (runbook, version) where state <> 'refused';
create index runbook_versions_newest on runbook_versions (runbook, proposed_at desc);

-- A runbook that was followed under an incident: its steps as they stood then, who took which, when, with what evidence.
create table runbook_executions (
  id uuid primary key,
  incident_id uuid not null,
  runbook text not null,
  runbook_version text not null,
  title text not null,
  steps text not null,
  is_drill boolean not null,
  started_by uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('passed', 'failed', 'abandoned')),
  note text,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint runbook_executions_ended check ((ended_at is null) = (outcome is null))
);
-- One at a time of a runbook under an incident.
create unique index runbook_executions_open on runbook_executions (incident_id, runbook) where ended_at is null;
create index runbook_executions_newest on runbook_executions (started_at desc, id desc);
create index runbook_executions_of_incident on runbook_executions (incident_id, started_at desc);
create index runbook_executions_drilled on runbook_executions (runbook, ended_at desc) where is_drill;
