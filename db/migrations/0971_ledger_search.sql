-- A search by time finds by it between which numbers the entries of a stretch of time lie, and reads only those.
create index ledger_entries_time on ledger_entries (occurred_at, seq);

-- A search by resource gives its id alone: with the kind before it, the index was of no use.
drop index ledger_entries_resource;
create index ledger_entries_resource on ledger_entries (resource_id, seq);
