-- What an incident and an alert are about, by the catalog's spelling, and what the catalog answered of an incident's facts
-- when it was declared. Those from before this migration are about nothing that is known.
alter table incidents add column service text, add column fact_defaults text not null default '{}';
create index incidents_service on incidents (service) where service is not null;
alter table alerts add column service text;
create index alerts_service on alerts (service, id desc) where service is not null;
