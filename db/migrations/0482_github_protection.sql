-- What GitHub asks of the deploy gate: a run that waits for an environment (GOV 4.7). It is answered through GitHub's API.
create table github_protection_requests (
  -- GitHub's own id of its delivery.
  delivery text primary key,
  repository text not null,
  run_id text not null,
  environment text not null,
  commit_sha text not null,
  installation bigint not null,
  received_at timestamptz not null,
  deployment_id uuid references deployments (id),
  answered_at timestamptz
);
create index github_protection_requests_received on github_protection_requests (received_at);

-- GitHub itself asks: nobody of the organisation does.
alter table deployments alter column asked_by drop not null;
