-- Append-only tables: the application has no grant to change them (db/grants.sql), and triggers refuse it to everyone.

-- Which grants were last handed out, so that a start that changes nothing does nothing.
create table applied_grants (
  digest text primary key
);

create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation',
          hint = 'Correct it by a new row. Retention drops whole sealed partitions.';
end;
$$;

-- call guard_append_only('ledger_entries'): row triggers reach every partition, those of the future too;
-- truncate has statement triggers only, and each partition of today gets one.
create procedure guard_append_only(guarded regclass)
language plpgsql as $$
declare
  part regclass;
begin
  execute format(
    'create trigger refuse_change before update or delete on %s for each row execute function refuse_change()', guarded);
  for part in select guarded union select relid from pg_partition_tree(guarded) loop
    execute format(
      'create trigger refuse_truncate before truncate on %s for each statement execute function refuse_change()', part);
  end loop;
end;
$$;
