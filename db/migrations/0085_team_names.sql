-- Teams are told apart by people, who do not tell capitals and blanks apart.
update teams set name = btrim(name) where name <> btrim(name);
create unique index teams_name_folded on teams (lower(name));
