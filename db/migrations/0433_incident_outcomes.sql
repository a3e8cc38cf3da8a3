-- How an incident ended that did not run its course, the one that goes on in its place, and the worst severity that it ever
-- held: what becomes milder, or one with another, keeps that.
alter table incidents add column outcome text check (outcome in ('merged', 'duplicate', 'false-alarm'));
alter table incidents add column merged_into uuid references incidents (id);
alter table incidents add column worst_severity text;
update incidents set worst_severity = severity;
alter table incidents alter column worst_severity set not null;
alter table incidents add constraint incidents_merged
  check ((merged_into is not null) = (outcome in ('merged', 'duplicate')) or (outcome is null and merged_into is null));
create index incidents_merged_into on incidents (merged_into) where merged_into is not null;
