-- What was counted: the inputs of error budgets as their sources gave them, and their sums by minute and hour.
create table telemetry_sources (
  series text not null,
  source text not null,
  connected_at timestamptz not null,
  heard_at timestamptz not null,
  ended_at timestamptz,
  last_entry uuid not null,
  primary key (series, source)
);

-- One source's word on one minute; the highest sequence holds.
create table telemetry_samples (
  series text not null,
  part text not null,
  minute timestamptz not null,
  source text not null,
  stream text not null,
  cause text not null,
  sequence bigint not null,
  total bigint not null,
  bad bigint not null,
  received_at timestamptz not null,
  last_entry uuid not null,
  primary key (series, part, minute, source, stream, cause)
);
create index telemetry_samples_caused on telemetry_samples (series, minute) where cause <> '';
create index telemetry_samples_received on telemetry_samples (minute);

-- One thing that was due, by the key its source gives it.
create table telemetry_events (
  series text not null,
  source text not null,
  key text not null,
  part text not null,
  at timestamptz not null,
  state text not null check (state in ('good', 'bad', 'pending', 'excluded')),
  cause text not null,
  reason text,
  sequence bigint not null,
  received_at timestamptz not null,
  last_entry uuid not null,
  primary key (series, source, key)
);
create index telemetry_events_at on telemetry_events (series, at desc, key);

create table telemetry_minutes (
  series text not null,
  part text not null,
  minute timestamptz not null,
  total bigint not null,
  bad bigint not null,
  primary key (series, minute, part)
);

create table telemetry_hours (
  series text not null,
  part text not null,
  hour timestamptz not null,
  total bigint not null,
  bad bigint not null,
  primary key (series, hour, part)
);
