-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update, delete on services to muster_app;
grant select, insert, delete on service_dependencies, service_addresses to muster_app;

govern services;
govern service_dependencies;
govern service_addresses;
