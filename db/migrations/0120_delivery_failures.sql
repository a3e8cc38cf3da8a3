-- Deliveries of alerts that failed, by integration and reason, in Muster's own words: a row for each, so that no storm of
-- refusals makes them many. Those whose key no integration has are all zeros'.
create table delivery_failures (
  integration_id uuid not null,
  code text not null,
  status integer not null,
  why text not null,
  remedy text,
  deliveries bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (integration_id, code)
);
