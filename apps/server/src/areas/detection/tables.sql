-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (gathering_since, judged_at, verdict, newest, version, last_instant, last_entry) on drift_watches to muster_app;
grant select, insert on drift_references to muster_app;
grant select, insert, update (rows, verdict, comparisons, reference), delete on drift_evaluations to muster_app;
grant select, insert, update (at, verdict, report) on fairness_reports to muster_app;
grant select, insert, update (incident_id, severity, calm_since, closed_at, says, last_entry) on detection_episodes to muster_app;
grant select, insert, update (state, back_test, back_tested_at, muted_until, muted_why, score, judged_at, version, last_instant, last_entry) on anomaly_detectors to muster_app;

govern drift_watches except judged_at, verdict, newest; -- its latest assessment, repeated each hour
govern drift_references;
exempt drift_evaluations; -- measurements, recomputed from the counts; their effect is an episode
exempt fairness_reports; -- measurements, recomputed from the counts; their effect is an episode
govern detection_episodes except calm_since; -- since when nothing is found, checked each hour
govern anomaly_detectors except score, judged_at; -- the latest score of its series
