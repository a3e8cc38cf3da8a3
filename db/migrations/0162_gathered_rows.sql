-- What a transaction has changed travels with its last entry, in the very statement that appends it, and is put into the
-- envelope by the sequencer: no command waits for it (ADR 0023).
alter table ledger_pending add column gathered text;
