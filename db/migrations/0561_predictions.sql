-- The prediction log (GOV 7.13): a row a prediction, partitioned by the UTC day on which it was made. The features, the
-- sensitive attributes and the producer's own words lie in `sealed`, under the key of whom it is about.
create table predictions (
  at timestamptz not null,
  score double precision,
  id uuid not null,
  version_id uuid not null,
  segment_id uuid not null,
  -- A keyed pseudonym of whom it is about; null for what is about nobody.
  subject uuid,
  key_id uuid not null,
  day date not null,
  decision text,
  -- 64 bits of a keyed hash of all of it: a repetition is told from another prediction of the same id.
  fingerprint bytea not null,
  sealed bytea not null,
  primary key (id, day)
) partition by range (day);
create index predictions_by_subject on predictions (subject, at) where subject is not null;
create index predictions_by_time on predictions using brin (at) with (pages_per_range = 16);
-- What has no day of its own: after an import, until it is old enough to go.
create table predictions_beyond partition of predictions default;

-- What was stored in one transaction: the entry of the same id commits to its root.
create table prediction_segments (
  id uuid primary key,
  salt bytea not null,
  root text not null,
  predictions integer not null,
  outcomes integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_entry uuid not null
);
create index prediction_segments_by_time on prediction_segments (last_at);

-- What turned out. Of several words on one prediction the one observed last holds; the others stay.
create table prediction_outcomes (
  day date not null,
  id uuid not null,
  observed_at timestamptz not null,
  received_at timestamptz not null,
  segment_id uuid not null,
  label text,
  value double precision,
  primary key (id, day, observed_at),
  constraint prediction_outcomes_one check ((label is null) <> (value is null))
) partition by range (day);
create table prediction_outcomes_beyond partition of prediction_outcomes default;

-- Outcomes of predictions that have not come yet.
create table early_outcomes (
  model_id uuid not null references models (id),
  id uuid not null,
  observed_at timestamptz not null,
  received_at timestamptz not null,
  label text,
  value double precision,
  primary key (model_id, id, observed_at)
);
create index early_outcomes_by_age on early_outcomes (received_at);

-- Counts by version, minute and segment ('' is all). The open columns are numbers of predictions; what was counted of
-- features, decisions and groups is `sealed` under the version's key, since a minute may hold one person only.
create table model_minutes (
  version_id uuid not null references model_versions (id),
  minute timestamptz not null,
  segment text not null,
  predictions bigint not null,
  labelled bigint not null,
  correct bigint not null,
  key_id uuid not null,
  sealed bytea not null,
  primary key (version_id, minute, segment)
);

-- The same, added up by the hour once its minutes are no longer looked at.
create table model_hours (
  version_id uuid not null references model_versions (id),
  hour timestamptz not null,
  segment text not null,
  predictions bigint not null,
  labelled bigint not null,
  correct bigint not null,
  key_id uuid not null,
  sealed bytea not null,
  primary key (version_id, hour, segment)
);

-- Which numbers of a producer's run were stored, as spans; what is missing between them was never logged.
create table prediction_producers (
  producer text not null,
  run text not null,
  model_id uuid not null references models (id),
  -- JSON: [[first, last], ...] in order, apart from each other.
  spans text not null,
  -- The highest number that the producer says it has given out.
  declared bigint not null,
  stored bigint not null,
  -- What was the highest number at `marked_at`; up to `settled` everything has had time to come.
  marked bigint not null,
  marked_at timestamptz not null,
  settled bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (model_id, producer, run)
);

-- An hour of a version, judged once its labels were due, and judged anew with late ones (ruling R6).
create table model_slices (
  version_id uuid not null references model_versions (id),
  hour timestamptz not null,
  predictions bigint not null,
  labelled bigint not null,
  correct bigint not null,
  judged_at timestamptz not null,
  revision integer not null,
  last_entry uuid not null,
  primary key (version_id, hour)
);

-- Predictions and outcomes that were refused, by what was wrong with them.
create table prediction_refusals (
  code text not null,
  problem text not null,
  remedy text,
  rows bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (code, problem)
);

-- Days get their partitions when the first prediction of one comes; the application may not make tables itself.
create function open_prediction_day(opened date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(560561);
  if to_regclass('predictions_' || to_char(opened, 'YYYYMMDD')) is null
    and not exists (select from predictions_beyond b where b.day = opened) then
    execute format('create table %I partition of predictions for values from (%L) to (%L)',
      'predictions_' || to_char(opened, 'YYYYMMDD'), opened, opened + 1);
  end if;
  if to_regclass('prediction_outcomes_' || to_char(opened, 'YYYYMMDD')) is null
    and not exists (select from prediction_outcomes_beyond b where b.day = opened) then
    execute format('create table %I partition of prediction_outcomes for values from (%L) to (%L)',
      'prediction_outcomes_' || to_char(opened, 'YYYYMMDD'), opened, opened + 1);
  end if;
end;
$$;

-- Retention: whole days, never one of the newest thirty there are.
create function drop_prediction_days(before date) returns table (dropped date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  edge date := least(before, (select max(s.last_at)::date from prediction_segments s) - 30);
  part record;
begin
  perform pg_advisory_xact_lock(560561);
  for part in
    select c.relname, to_date(right(c.relname, 8), 'YYYYMMDD') as of_day from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('predictions'::regclass, 'prediction_outcomes'::regclass) and c.relname ~ '_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < edge
    order by c.relname
  loop
    execute format('drop table %I', part.relname);
    if part.relname like 'predictions\_%' then
      dropped := part.of_day;
      return next;
    end if;
  end loop;
  delete from predictions_beyond b where b.day < edge;
  delete from prediction_outcomes_beyond b where b.day < edge;
end;
$$;

revoke all on function open_prediction_day(date) from public;
revoke all on function drop_prediction_days(date) from public;
