-- An erasure may begin later than it is written down, so that an item can be held before anything is destroyed (GDPR 17(3)).
alter table erasures add column destroy_from timestamptz;
update erasures set destroy_from = asked_at;
alter table erasures alter column destroy_from set not null;
