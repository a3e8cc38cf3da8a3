-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on models to muster_app;
grant select, insert, update (quarantined_at, quarantined_why, last_entry) on model_versions to muster_app;
grant select, insert on model_activations, model_bins to muster_app;
grant select, insert on predictions, prediction_outcomes, prediction_segments to muster_app;
grant select, insert, delete on early_outcomes to muster_app;
grant select, insert, update, delete on model_minutes, model_hours to muster_app;
grant select, insert, update on prediction_producers to muster_app;
grant select, insert, update on model_slices to muster_app;
grant select, insert, update (remedy, rows, last_at) on prediction_refusals to muster_app;
grant select, insert, update on prediction_reviews to muster_app;
grant execute on function open_prediction_day to muster_app;
grant execute on function drop_prediction_days to muster_app;

govern models;
govern model_versions;
govern model_activations;
govern model_bins;
govern prediction_segments;
exempt predictions; -- each is under the root of its segment, which can be added up anew
exempt prediction_outcomes; -- each is under the root of its segment
exempt early_outcomes; -- they decide nothing before their predictions have come
exempt model_minutes; -- counts of predictions and outcomes, which are under their roots
exempt model_hours; -- the same by the hour
exempt prediction_producers; -- numbers that were seen: a finding, no decision
govern model_slices;
exempt prediction_refusals; -- counts of rows that were refused, which decide nothing
govern prediction_reviews;
