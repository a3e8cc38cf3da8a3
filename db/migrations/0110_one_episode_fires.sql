-- An alert that is told firing again, after it was told to be over, fires again with the start it had (R43): each time is a row.
alter table alerts add column occurrence integer not null default 1;
alter table alerts alter column occurrence drop default;
alter table alerts drop constraint alerts_integration_id_fingerprint_episode_key;
alter table alerts add constraint alerts_episode_key unique (integration_id, fingerprint, episode, occurrence);

-- At most one episode of an alert fires. Locking its rows could not hold two servers to that, since a row that is not there
-- yet is locked by nobody: of several that fire, the newest stays.
update alerts a set state = 'resolved'
where a.state = 'firing' and exists (
  select from alerts b
  where b.integration_id = a.integration_id and b.fingerprint = a.fingerprint and b.state = 'firing'
    and (b.episode, b.id) > (a.episode, a.id));
create unique index alerts_one_fires on alerts (integration_id, fingerprint) where state = 'firing';
