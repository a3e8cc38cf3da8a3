-- The last deployment of a commit to an environment, which the gate asks for at every check: without it, each check read
-- all that were ever checked. Checks themselves are not in it.
create index deployments_of_commit on deployments (service, environment, commit_sha, finished_at desc, id desc)
  where finished_at is not null;
