-- What was being deployed while bad events happened (GOV 4.6, 9.1).
create index deployments_started on deployments (service, environment, started_at desc) where started_at is not null;
