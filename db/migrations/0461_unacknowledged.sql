-- Somebody is called for again although it was acknowledged: it was passed on, nothing followed, or one more is wanted.
alter table incidents add column calling_since timestamptz;
