-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert on policy_activations to muster_app;
grant select, insert on policy_reviews to muster_app;

govern policy_activations;
govern policy_reviews;
