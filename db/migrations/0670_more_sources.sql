-- Senders of any JSON, and heartbeats, which raise an alert when they fall silent (areas/alerts).
alter table integrations drop constraint integrations_kind_check;
alter table integrations
  add constraint integrations_kind_check
    check (kind in ('alertmanager', 'pagerduty', 'grafana', 'datadog', 'cloudwatch', 'json', 'heartbeat'));

-- When a heartbeat was last heard. Whether it is silent is what its alert says.
create table heartbeats (
  integration_id uuid primary key references integrations,
  every_minutes integer not null check (every_minutes > 0),
  -- When it was made, until it is heard.
  heard_at timestamptz not null,
  beats bigint not null
);

-- What was received, scrubbed, for as long as somebody may want to look at it or have it delivered again.
create table kept_deliveries (
  integration_id uuid not null,
  -- That of its receipt, once it has one.
  id uuid not null,
  received_at timestamptz not null,
  -- JSON: a notification, or the body that was none.
  told text not null,
  primary key (integration_id, id)
);
create index kept_deliveries_by_age on kept_deliveries (received_at);

-- What senders told had changed: deployments, switches, migrations. Shown beside the incidents that began around it.
create table change_events (
  id uuid primary key,
  integration_id uuid not null references integrations,
  -- A repetition is found by it.
  hash bytea not null,
  summary text not null,
  source text,
  -- In lower case.
  service text,
  link text,
  told_at timestamptz not null,
  received_at timestamptz not null,
  unique (integration_id, hash)
);
create index change_events_of_service on change_events (service, told_at desc) where service is not null;
create index change_events_of_integration on change_events (integration_id, told_at desc);
create index change_events_by_age on change_events (received_at);
