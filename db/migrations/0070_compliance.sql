-- The audit trail (areas/compliance): evidence by clause, allowed reads, and retention of the ledger (GOV 7.3, 7.5).

-- The newest entry that shows each clause at work on a day, and how often it allowed and refused that day (UTC).
create table clause_days (
  clause text not null,
  day date not null,
  last_seq bigint not null,
  allowed bigint not null,
  refused bigint not null,
  primary key (clause, day)
);

-- Allowed reads of a minute, until a deadline makes them one entry (R34).
create table read_counts (
  principal_id uuid not null,
  minute timestamptz not null,
  route text not null,
  count bigint not null,
  primary key (principal_id, minute, route)
);

-- Where each pruning ended: what lies below is gone, but for what has a retention of its own.
create table ledger_prunes (
  below bigint primary key,
  pruned_at timestamptz not null,
  -- The one that owns up to it.
  entry_id uuid not null
);
call guard_append_only('ledger_prunes');

-- Retention keeps for ever what its floor says, whatever the caller asks: no entry younger than this many days goes.
-- The owner alone writes it, from the policy that is shipped. Time is what the sequencer last said when it signed:
-- the application cannot say it.
create table ledger_retention (
  only_one boolean primary key default true check (only_one),
  least_days integer not null
);

-- Retention is the one thing that removes rows of an append-only table. It runs as the owner inside the two functions
-- below, and only there is this setting made; the application has no grant to delete, whatever it sets.
create or replace function refuse_change() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('muster.retention', true) = 'runs'
    and (select c.relowner = current_user::regrole from pg_class c where c.oid = tg_relid) then
    return old;
  end if;
  raise exception 'table % is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation',
          hint = 'Correct it by a new row. Retention removes what is old enough, in whole sealed tiles.';
end;
$$;

-- Removes the entries of whole, full level-0 tiles in which everything is older than `older_than`; those kept as records
-- and those named in `keep` stay until they are older than `kept_until`, and what a live row rests on (`rested_on`) stays.
-- Tiles and checkpoints stay: what is kept can be proven for ever. `entry` is the one that owns up to it.
create function prune_ledger(
  older_than timestamptz, kept_until timestamptz, keep bigint[], rested_on bigint[], most_tiles integer, ran_at timestamptz, entry uuid
)
returns table (first_seq bigint, below bigint, removed bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  began bigint := coalesce((select max(p.below) from ledger_prunes p), 0);
  edge bigint := began;
  floor_at timestamptz := (select max(c.signed_at) from ledger_checkpoints c)
    - make_interval(days => (select r.least_days from ledger_retention r));
begin
  if not exists (select from ledger_checkpoints) then
    return;
  end if;
  if floor_at is null then
    raise exception 'retention has no floor' using hint = 'The owner writes ledger_retention when Muster starts.';
  end if;
  older_than := least(older_than, floor_at);
  kept_until := least(kept_until, floor_at);
  while edge < began + most_tiles * 256::bigint
    and exists (select from ledger_tiles t where t.level = 0 and t.tile = edge / 256 and length(t.hashes) = 8192)
    and not exists (select from ledger_entries e where e.seq >= edge and e.seq < edge + 256 and e.occurred_at >= older_than)
  loop
    edge := edge + 256;
  end loop;

  perform set_config('muster.retention', 'runs', true);
  create temporary table pruned on commit drop as
    select e.id from ledger_entries e
    where e.seq < edge and e.seq <> all (rested_on)
      and (e.occurred_at < kept_until or (e.kept_for = 'log' and e.seq <> all (keep)));
  delete from ledger_content c using pruned p where c.entry_id = p.id;
  delete from ledger_rows r using pruned p where r.entry_id = p.id;
  delete from ledger_prunes l using pruned p where l.entry_id = p.id and l.below < began;
  delete from ledger_entries e using pruned p where e.id = p.id and e.seq < edge;
  get diagnostics removed = row_count;
  drop table pruned;
  if edge > began then
    insert into ledger_prunes (below, pruned_at, entry_id) values (edge, ran_at, entry);
  end if;
  perform set_config('muster.retention', '', true);

  if edge > began or removed > 0 then
    first_seq := began;
    below := edge;
    return next;
  end if;
end;
$$;

-- Keeps the last signed head of each minute among those older than `older_than`. The newest of all always stays.
create function thin_checkpoints(older_than timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed bigint;
begin
  perform set_config('muster.retention', 'runs', true);
  delete from ledger_checkpoints c
    where c.signed_at < older_than and exists (
      select from ledger_checkpoints later
      where later.size > c.size and date_trunc('minute', later.signed_at) = date_trunc('minute', c.signed_at));
  get diagnostics removed = row_count;
  perform set_config('muster.retention', '', true);
  return removed;
end;
$$;

revoke all on function prune_ledger(timestamptz, timestamptz, bigint[], bigint[], integer, timestamptz, uuid) from public;
revoke all on function thin_checkpoints(timestamptz) from public;
