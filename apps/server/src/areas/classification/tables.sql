-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on data_assets, data_decisions to muster_app;

govern data_assets;
govern data_decisions;
