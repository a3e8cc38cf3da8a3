-- Rows answer to the ledger (ADR 0023): per entry the digests of the rows that its transaction left, before and after.
-- The envelope holds the list's count and SHA-256, so it needs no key of its own. It never leaves the database.
create table ledger_rows (
  entry_id uuid primary key,
  rows text not null
);
call guard_append_only('ledger_rows');

-- Retention keeps for ever what its floor says, whatever the caller asks: no entry younger than this many days goes.
-- The owner alone writes it, from the policy that is shipped. Time is what the sequencer last said when it signed:
-- the application cannot say it.
create table ledger_retention (
  only_one boolean primary key default true check (only_one),
  least_days integer not null
);

alter table ledger_prunes add column entry_id uuid not null;

drop function prune_ledger(timestamptz, timestamptz, bigint[], integer, timestamptz);

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
revoke all on function prune_ledger(timestamptz, timestamptz, bigint[], bigint[], integer, timestamptz, uuid) from public;
