-- Other senders than Alertmanager, and what is set of each besides its key.
alter table integrations drop constraint integrations_kind_check;
alter table integrations
  add constraint integrations_kind_check
    check (kind in ('alertmanager', 'pagerduty', 'grafana', 'datadog', 'cloudwatch')),
  add column settings text not null default '{}';
