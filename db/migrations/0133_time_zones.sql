-- In which zone a member reads times, where they have said.
alter table principals add column time_zone text;
