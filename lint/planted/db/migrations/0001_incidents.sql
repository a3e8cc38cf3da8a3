-- planted: ambient-sql now, ambient-sql current_date, tables orphans
create table incidents (id uuid primary key, declared_at timestamptz not null default now());
create table alerts (id uuid primary key, seen date not null default current_date);
create table ledger_entries (seq bigint primary key) partition by range (seq);
create table ledger_entries_0 partition of ledger_entries default;
create table orphans (id uuid primary key); -- random() here is a comment
