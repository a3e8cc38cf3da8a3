-- By what else people are reached or known: a phone number, an account in the chat. As personal as an e-mail, so it lies
-- where names do, encrypted under its person's key (GOV 6.3) and found by a keyed hash.
create table identity_handles (
  id uuid primary key,
  principal_id uuid not null,
  kind text not null check (kind in ('phone', 'slack')),
  key_id uuid not null,
  ciphertext bytea not null,
  handle_index bytea not null
);
create index identity_handles_of on identity_handles (principal_id);
-- An account in the chat is one person's, and a person has one: whoever presses a button there is known for certain.
create unique index identity_handles_slack on identity_handles (handle_index) where kind = 'slack';
create unique index identity_handles_slack_of on identity_handles (principal_id) where kind = 'slack';
