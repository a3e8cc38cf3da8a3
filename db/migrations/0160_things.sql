-- Any thing can have a history (ADR 0022): an entry belongs to a thing of some kind, no longer to an incident or to nothing.
-- Entries are hashed as they were written, so those of the old form cannot be brought to the new one.
do $$
begin
  if exists (select from ledger_entries) or exists (select from ledger_pending) then
    raise exception 'this database holds a ledger that was written before entries belonged to things, by a Muster that was never released'
      using hint = 'Start on a new database (or an empty folder).';
  end if;
end $$;

drop index ledger_pending_incident;
alter table ledger_pending
  drop column action, drop column actor, drop column resource_kind, drop column resource_id, drop column incident_id,
  drop column clause, drop column allowed, drop column occurred_at,
  add column thing_kind text not null,
  add column thing_id text not null;
create index ledger_pending_thing on ledger_pending (thing_id);

drop index ledger_entries_incident;
alter table ledger_entries
  drop column incident_id,
  add column thing_kind text not null,
  add column thing_id text not null,
  -- What else the entry changed, all of one kind: the incidents that a batch of alerts joined.
  add column touched_kind text,
  add column touched_ids text[],
  -- 'records' outlive the log: incidents and what else the policy keeps longer.
  add column kept_for text not null,
  add constraint ledger_entries_kept_for check (kept_for in ('log', 'records'));
create index ledger_entries_thing on ledger_entries (thing_id, seq);
create index ledger_entries_touched on ledger_entries using gin (touched_ids) where touched_ids is not null;

create or replace function prune_ledger(older_than timestamptz, kept_until timestamptz, keep bigint[], most_tiles integer, ran_at timestamptz)
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
      and (e.occurred_at < kept_until or (e.kept_for = 'log' and e.seq <> all (keep)));
  delete from ledger_entries e
    where e.seq < edge and (e.occurred_at < kept_until or (e.kept_for = 'log' and e.seq <> all (keep)));
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
