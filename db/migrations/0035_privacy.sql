-- Whom a pseudonym stands for, each under a key of its own, so that one person can be forgotten without the others (R29).
create table pseudonyms (
  token text primary key,
  kind text not null check (kind in ('email', 'ip', 'user', 'phone', 'iban', 'person', 'custom')),
  key_id uuid not null,
  ciphertext bytea not null,
  first_seen_at timestamptz not null
);
