-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (started_at, finished_at, outcome, version, last_instant, last_entry) on deployments to muster_app;
grant select, insert, update (deployment_id, answered_at), delete on github_protection_requests to muster_app;
grant select, insert, update (state, deployment_id, service, environment, commit_sha, reference, happened_at, seen_at) on found_deployments to muster_app;

govern deployments;
exempt github_protection_requests; -- a queue of responses; the decision is on the deployment
exempt found_deployments; -- what was observed externally; an ungated one has an entry of its own
