-- Whether the runbook of a model was read for its path to a human review, and what it lacked (GOV 7.14). Null: not since it
-- was named.
alter table models add column runbook_checked_at timestamptz;
alter table models add column runbook_problems text;
