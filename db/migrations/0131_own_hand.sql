-- By whose hand somebody is on call: going on call is a grant by another's, or said to be none (R42, R32).
alter table on_call_places add column put_by uuid;
