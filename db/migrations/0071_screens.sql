-- Composed pages (areas/screens): how far in the ledger each reader had looked.
create table last_seen (
  principal_id uuid primary key,
  seq bigint not null,
  seen_at timestamptz not null
);
