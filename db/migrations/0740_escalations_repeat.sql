-- An escalation that rests may have a time at which it calls again: its path repeats while the incident is not resolved.
alter table escalation_runs drop constraint escalation_runs_check;
alter table escalation_runs add constraint escalation_runs_next_at
  check (case state when 'calling' then next_at is not null when 'over' then next_at is null else true end);
drop index escalation_runs_next;
create index escalation_runs_next on escalation_runs (next_at) where next_at is not null;
