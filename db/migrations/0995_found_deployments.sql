-- Deployments as the forge tells of them afterwards: which of them the gate had let through, and which asked nobody.
create table found_deployments (
  repository text not null,
  forge_id text not null,
  state text not null check (state in ('before', 'nothing', 'asked', 'unasked', 'refused')),
  deployment_id uuid,
  service text,
  environment text,
  commit_sha text,
  reference text,
  happened_at timestamptz,
  seen_at timestamptz not null,
  primary key (repository, forge_id),
  check ((state in ('unasked', 'refused')) = (happened_at is not null))
);
-- One asking lets one deployment through.
create unique index found_deployments_asked on found_deployments (deployment_id) where state = 'asked';
create index found_deployments_happened on found_deployments (happened_at desc, repository, forge_id) where happened_at is not null;
