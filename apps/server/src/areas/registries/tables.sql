-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (read_at, problem, problem_at, removed_at, version, last_instant, last_entry) on model_registries to muster_app;
grant select, insert, update, delete on registry_versions, registry_aliases to muster_app;

govern model_registries except read_at, problem, problem_at; -- when it was read last, and why not
exempt registry_versions; -- what a registry said: what follows of it is governed where models are
exempt registry_aliases; -- the same
