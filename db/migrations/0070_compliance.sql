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

-- Beyond the first partition there was nowhere to write: entries past four million would have stopped the ledger.
create table ledger_entries_beyond partition of ledger_entries default;
create trigger refuse_truncate before truncate on ledger_entries_beyond for each statement execute function refuse_change();

-- Where each pruning ended: what lies below is gone, but for what has a retention of its own.
create table ledger_prunes (
  below bigint primary key,
  pruned_at timestamptz not null
);
call guard_append_only('ledger_prunes');

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

-- Removes the entries of whole, full level-0 tiles in which everything is older than `older_than`; those of incidents
-- and those named in `keep` stay until they are older than `kept_until`. Tiles and checkpoints stay: what is kept can
-- be proven for ever. At most `most_tiles` tiles a call. Tells where it began and ended; no row if nothing was due.
create function prune_ledger(older_than timestamptz, kept_until timestamptz, keep bigint[], most_tiles integer, ran_at timestamptz)
returns table (first_seq bigint, below bigint, removed bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  began bigint := coalesce((select max(p.below) from ledger_prunes p), 0);
  edge bigint := began;
begin
  while edge < began + most_tiles * 256::bigint
    and exists (select from ledger_tiles t where t.level = 0 and t.tile = edge / 256 and length(t.hashes) = 8192)
    and not exists (select from ledger_entries e where e.seq >= edge and e.seq < edge + 256 and e.occurred_at >= older_than)
  loop
    edge := edge + 256;
  end loop;

  perform set_config('muster.retention', 'runs', true);
  delete from ledger_content c using ledger_entries e
    where c.entry_id = e.id and e.seq < edge
      and (e.occurred_at < kept_until or (e.incident_id is null and e.seq <> all (keep)));
  delete from ledger_entries e
    where e.seq < edge and (e.occurred_at < kept_until or (e.incident_id is null and e.seq <> all (keep)));
  get diagnostics removed = row_count;
  if edge > began then
    insert into ledger_prunes (below, pruned_at) values (edge, ran_at);
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

revoke all on function prune_ledger(timestamptz, timestamptz, bigint[], integer, timestamptz) from public;
revoke all on function thin_checkpoints(timestamptz) from public;
