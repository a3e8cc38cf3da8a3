-- What commits have shown on their way to production (GOV 5.2.3, 7.8): smoke tests, security gates, rollback plans.
create table promotion_evidence (
  id uuid primary key,
  service text not null,
  commit_sha text not null,
  -- smoke-test, rollback-plan, or a gate by its name in the policy.
  what text not null,
  state text not null check (state in ('passed', 'failed', 'not-run')),
  tool text,
  findings integer not null,
  -- SHA-256 of the report, in hexadecimal.
  report text,
  plan text,
  reference text,
  deployment_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  last_entry uuid not null
);
create index promotion_evidence_of_commit on promotion_evidence (service, commit_sha, what, recorded_at desc, id desc);
create index promotion_evidence_newest on promotion_evidence (recorded_at desc, id desc);
-- The commit that a merge made: what is deployed is seldom the head of a pull request.
alter table changes add column merge_commit text;
create index changes_of_merge_commit on changes (merge_commit) where merge_commit is not null;
create index changes_of_head on changes (head);
