-- The whole current schema, as PostgreSQL tells it. Written by `node apps/server/src/platform/database/write-schema.ts`
-- from db/migrations (where the reasons are); a test compares both. Privileges are in db/grants.sql and each room's tables.sql.

CREATE OR REPLACE FUNCTION drop_prediction_days(before date)
 RETURNS TABLE(dropped date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  edge date := least(before, (select max(s.last_at)::date from prediction_segments s) - 30);
  part record;
begin
  perform pg_advisory_xact_lock(560561);
  for part in
    select c.relname, to_date(right(c.relname, 8), 'YYYYMMDD') as of_day from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('predictions'::regclass, 'prediction_outcomes'::regclass) and c.relname ~ '_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < edge
    order by c.relname
  loop
    execute format('drop table %I', part.relname);
    if part.relname like 'predictions\_%' then
      dropped := part.of_day;
      return next;
    end if;
  end loop;
  delete from predictions_beyond b where b.day < edge;
  delete from prediction_outcomes_beyond b where b.day < edge;
end;
$function$;

CREATE OR REPLACE PROCEDURE guard_append_only(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
declare
  part regclass;
begin
  execute format(
    'create trigger refuse_change before update or delete on %s for each row execute function refuse_change()', guarded);
  for part in select guarded union select relid from pg_partition_tree(guarded) loop
    execute format(
      'create trigger refuse_truncate before truncate on %s for each statement execute function refuse_change()', part);
  end loop;
end;
$procedure$;

CREATE OR REPLACE FUNCTION keep_tombstones()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.destroyed_at is not null
     or new.id <> old.id or new.subject_kind <> old.subject_kind or new.subject_id <> old.subject_id then
    raise exception 'data key % is final: % refused', old.id, lower(tg_op)
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION open_prediction_day(opened date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(560561);
  if to_regclass('predictions_' || to_char(opened, 'YYYYMMDD')) is null
    and not exists (select from predictions_beyond b where b.day = opened) then
    execute format('create table %I partition of predictions for values from (%L) to (%L)',
      'predictions_' || to_char(opened, 'YYYYMMDD'), opened, opened + 1);
  end if;
  if to_regclass('prediction_outcomes_' || to_char(opened, 'YYYYMMDD')) is null
    and not exists (select from prediction_outcomes_beyond b where b.day = opened) then
    execute format('create table %I partition of prediction_outcomes for values from (%L) to (%L)',
      'prediction_outcomes_' || to_char(opened, 'YYYYMMDD'), opened, opened + 1);
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION prune_ledger(older_than timestamp with time zone, kept_until timestamp with time zone, keep bigint[], rested_on bigint[], most_tiles integer, ran_at timestamp with time zone, entry uuid)
 RETURNS TABLE(first_seq bigint, below bigint, removed bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  began bigint := coalesce((select max(p.below) from ledger_prunes p), 0);
  edge bigint := began;
  floor_at timestamptz := (select max(c.signed_at) from ledger_checkpoints c)
    - make_interval(days => (select r.least_days from ledger_retention r));
begin
  if not exists (select from ledger_checkpoints) then
    return;
  end if;
  if floor_at is null then
    raise exception 'retention has no floor' using hint = 'The owner writes ledger_retention when Muster starts.';
  end if;
  older_than := least(older_than, floor_at);
  kept_until := least(kept_until, floor_at);
  while edge < began + most_tiles * 256::bigint
    and exists (select from ledger_tiles t where t.level = 0 and t.tile = edge / 256 and length(t.hashes) = 8192)
    and not exists (select from ledger_entries e where e.seq >= edge and e.seq < edge + 256 and e.occurred_at >= older_than)
  loop
    edge := edge + 256;
  end loop;

  perform set_config('muster.retention', 'runs', true);
  create temporary table pruned on commit drop as
    select e.id from ledger_entries e
    where e.seq < edge and e.seq <> all (rested_on)
      and (e.occurred_at < kept_until or (e.kept_for = 'log' and e.seq <> all (keep)));
  delete from ledger_content c using pruned p where c.entry_id = p.id;
  delete from ledger_rows r using pruned p where r.entry_id = p.id;
  delete from ledger_prunes l using pruned p where l.entry_id = p.id and l.below < began;
  delete from ledger_entries e using pruned p where e.id = p.id and e.seq < edge;
  get diagnostics removed = row_count;
  drop table pruned;
  if edge > began then
    insert into ledger_prunes (below, pruned_at, entry_id) values (edge, ran_at, entry);
  end if;
  perform set_config('muster.retention', '', true);

  if edge > began or removed > 0 then
    first_seq := began;
    below := edge;
    return next;
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and current_setting('muster.retention', true) = 'runs'
    and (select c.relowner = current_user::regrole from pg_class c where c.oid = tg_relid) then
    return old;
  end if;
  raise exception 'table % is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation',
          hint = 'Correct it by a new row. Retention removes what is old enough, in whole sealed tiles.';
end;
$function$;

CREATE OR REPLACE FUNCTION thin_checkpoints(older_than timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  removed bigint;
begin
  perform set_config('muster.retention', 'runs', true);
  delete from ledger_checkpoints c
    where c.signed_at < older_than and exists (
      select from ledger_checkpoints later
      where later.size > c.size and date_trunc('minute', later.signed_at) = date_trunc('minute', c.signed_at));
  get diagnostics removed = row_count;
  perform set_config('muster.retention', '', true);
  return removed;
end;
$function$;

create table absences (
  id uuid not null,
  person_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  last_entry uuid not null,
  constraint absences_pkey PRIMARY KEY (id),
  constraint absences_check CHECK ((from_at < until_at))
);
CREATE INDEX absences_of ON absences USING btree (person_id, until_at) WHERE (withdrawn_at IS NULL);

create table access_review_items (
  id uuid not null,
  review_id uuid not null,
  place integer not null,
  kind text not null,
  principal_id uuid not null,
  ref text not null,
  team_id uuid,
  what text not null,
  reviewer_id uuid,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint access_review_items_pkey PRIMARY KEY (id),
  constraint access_review_items_decided CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint access_review_items_decision_check CHECK ((decision = ANY (ARRAY['keep'::text, 'revoke'::text]))),
  constraint access_review_items_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'role'::text, 'contact'::text, 'team'::text, 'service'::text, 'key'::text, 'auditor'::text])))
);
CREATE INDEX access_review_items_of ON access_review_items USING btree (review_id, place);
CREATE UNIQUE INDEX access_review_items_once ON access_review_items USING btree (review_id, kind, ref);
CREATE INDEX access_review_items_open ON access_review_items USING btree (reviewer_id) WHERE (decision IS NULL);

create table access_reviews (
  id uuid not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  overdue_at timestamp with time zone,
  completed_at timestamp with time zone,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint access_reviews_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX access_reviews_one_open ON access_reviews USING btree ((true)) WHERE (completed_at IS NULL);

create table action_items (
  id uuid not null,
  incident_id uuid not null,
  state text not null,
  title text not null,
  owner_id uuid,
  due_on text,
  severity text,
  ticket text,
  reason text,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  settled_at timestamp with time zone,
  escalated_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint action_items_pkey PRIMARY KEY (id),
  constraint action_items_complete CHECK (((state <> ALL (ARRAY['accepted'::text, 'done'::text])) OR ((owner_id IS NOT NULL) AND (due_on IS NOT NULL) AND (severity IS NOT NULL) AND (ticket IS NOT NULL) AND (accepted_at IS NOT NULL)))),
  constraint action_items_declined CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL))),
  constraint action_items_settled CHECK (((state = ANY (ARRAY['declined'::text, 'done'::text])) = (settled_at IS NOT NULL))),
  constraint action_items_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'declined'::text, 'done'::text])))
);
CREATE INDEX action_items_newest ON action_items USING btree (proposed_at DESC, id DESC);
CREATE INDEX action_items_of_incident ON action_items USING btree (incident_id, proposed_at, id);
CREATE INDEX action_items_of_owner ON action_items USING btree (owner_id, due_on, id) WHERE (state = 'accepted'::text);

create table acts (
  id uuid not null,
  activity text not null,
  clause text not null,
  scope text not null,
  resource_kind text not null,
  resource_id text not null,
  name text not null,
  actor_id uuid,
  done_at timestamp with time zone not null,
  severity text,
  is_drill boolean not null,
  digest_roles text[] not null,
  team_id uuid,
  visibility text not null,
  last_entry uuid not null,
  constraint acts_pkey PRIMARY KEY (id),
  constraint acts_team CHECK (((visibility <> 'team'::text) OR (team_id IS NOT NULL))),
  constraint acts_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX acts_by_time ON acts USING btree (done_at DESC, id DESC);
CREATE INDEX acts_of ON acts USING btree (resource_kind, resource_id, done_at DESC);
CREATE UNIQUE INDEX acts_once ON acts USING btree (scope);

create table alert_batch_contents (
  entry_id uuid not null,
  incident_id uuid not null,
  key_id uuid not null,
  ciphertext bytea not null,
  constraint alert_batch_contents_pkey PRIMARY KEY (entry_id, incident_id)
);

create table alert_groups (
  integration_id uuid not null,
  group_hash bytea not null,
  is_drill boolean not null,
  incident_id uuid,
  constraint alert_groups_pkey PRIMARY KEY (integration_id, group_hash, is_drill)
);

create table alert_receipts (
  integration_id uuid not null,
  id uuid not null,
  received_at timestamp with time zone not null,
  alerts integer not null,
  truncated integer not null,
  reason text,
  outcome text not null,
  tallies text not null,
  entry_id uuid,
  constraint alert_receipts_pkey PRIMARY KEY (integration_id, id)
);

create table alert_views (
  id uuid not null,
  name text not null,
  filters text not null,
  owner uuid not null,
  is_shared boolean not null,
  created_at timestamp with time zone not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint alert_views_pkey PRIMARY KEY (id)
);
CREATE INDEX alert_views_of ON alert_views USING btree (owner, id);
CREATE INDEX alert_views_shared ON alert_views USING btree (id) WHERE is_shared;

create table alerts (
  id uuid not null,
  integration_id uuid not null,
  fingerprint text not null,
  episode text not null,
  occurrence integer not null,
  state text not null,
  episode_end text,
  over_heard_at timestamp with time zone,
  severity text,
  is_drill boolean not null,
  team_id uuid,
  visibility text not null,
  name text not null,
  labels text not null,
  annotations text not null,
  generator_url text,
  incident_id uuid,
  received_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  deliveries integer not null,
  entry_id uuid,
  service text,
  group_hash bytea default '\x'::bytea not null,
  held_by uuid,
  trace text default '{}'::text not null,
  constraint alerts_pkey PRIMARY KEY (id),
  constraint alerts_episode_key UNIQUE (integration_id, fingerprint, episode, occurrence),
  constraint alerts_state_check CHECK ((state = ANY (ARRAY['firing'::text, 'resolved'::text]))),
  constraint alerts_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX alerts_by_name ON alerts USING btree (name, received_at);
CREATE INDEX alerts_firing ON alerts USING btree (id DESC) WHERE (state = 'firing'::text);
CREATE INDEX alerts_held ON alerts USING btree (held_by, id) WHERE (held_by IS NOT NULL);
CREATE INDEX alerts_of_incident ON alerts USING btree (incident_id, id DESC) WHERE (incident_id IS NOT NULL);
CREATE UNIQUE INDEX alerts_one_fires ON alerts USING btree (integration_id, fingerprint) WHERE (state = 'firing'::text);
CREATE INDEX alerts_service ON alerts USING btree (service, id DESC) WHERE (service IS NOT NULL);
CREATE INDEX alerts_unrouted ON alerts USING btree (id DESC) WHERE ((trace ~~ '%"owner":"catch-all"%'::text) OR (trace ~~ '%"owner":"nobody"%'::text));

create table anomaly_detectors (
  id uuid not null,
  name text not null,
  series text not null,
  detector text not null,
  state text not null,
  back_test text,
  back_tested_at timestamp with time zone,
  muted_until timestamp with time zone,
  muted_why text,
  score double precision,
  judged_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint anomaly_detectors_pkey PRIMARY KEY (id),
  constraint anomaly_detectors_name_key UNIQUE (name),
  constraint anomaly_detectors_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'active'::text, 'retired'::text]))),
  constraint anomaly_detectors_tested CHECK (((state <> 'active'::text) OR (back_test IS NOT NULL)))
);

create table api_keys (
  id uuid not null,
  principal_id uuid not null,
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_entry uuid not null,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_prefix_key UNIQUE (prefix)
);
CREATE INDEX api_keys_of ON api_keys USING btree (principal_id);

create table applied_grants (
  digest text not null,
  constraint applied_grants_pkey PRIMARY KEY (digest)
);

create table approval_delegations (
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_entry uuid not null,
  kinds text[],
  constraint approval_delegations_pkey PRIMARY KEY (id),
  constraint approval_delegations_to_another CHECK ((from_id <> to_id))
);
CREATE UNIQUE INDEX approval_delegations_one ON approval_delegations USING btree (from_id) WHERE (ended_at IS NULL);

create table approval_votes (
  id uuid not null,
  approval_id uuid not null,
  voter_id uuid not null,
  right_of uuid not null,
  verdict text not null,
  reason text,
  subject_hash text not null,
  voted_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint approval_votes_pkey PRIMARY KEY (id),
  constraint approval_votes_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'decline'::text])))
);
CREATE UNIQUE INDEX approval_votes_one_a_person ON approval_votes USING btree (approval_id, voter_id);
CREATE UNIQUE INDEX approval_votes_one_a_right ON approval_votes USING btree (approval_id, right_of);

create table approvals (
  id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_hash text not null,
  wish text not null,
  title text not null,
  reason text not null,
  about_id uuid,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  mode text not null,
  unseparated boolean not null,
  state text not null,
  groups_asked integer not null,
  expires_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  team_id uuid,
  visibility text not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint approvals_pkey PRIMARY KEY (id),
  constraint approvals_decided CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint approvals_mode_check CHECK ((mode = ANY (ARRAY['ahead'::text, 'after'::text]))),
  constraint approvals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text, 'void'::text]))),
  constraint approvals_team CHECK (((visibility <> 'team'::text) OR (team_id IS NOT NULL))),
  constraint approvals_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX approvals_by_time ON approvals USING btree (requested_at DESC, id DESC);
CREATE UNIQUE INDEX approvals_one_open ON approvals USING btree (kind, subject_kind, subject_id) WHERE ((state = 'open'::text) AND (mode = 'ahead'::text));
CREATE INDEX approvals_open ON approvals USING btree (expires_at, id) WHERE (state = 'open'::text);

create table audience_notices (
  id uuid not null,
  update_id uuid not null,
  wording integer not null,
  incident_id uuid not null,
  reaches text not null,
  principal_id uuid not null,
  state text not null,
  reason text,
  told_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  last_entry uuid not null,
  constraint audience_notices_pkey PRIMARY KEY (id),
  constraint audience_notices_once UNIQUE (update_id, wording, principal_id),
  constraint audience_notices_reaches_check CHECK ((reaches = ANY (ARRAY['stakeholders'::text, 'public'::text]))),
  constraint audience_notices_settled CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint audience_notices_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'handed-over'::text, 'failed'::text])))
);
CREATE INDEX audience_notices_of ON audience_notices USING btree (incident_id, id DESC);

create table audience_people (
  audience_id uuid not null,
  kind text not null,
  target_id uuid not null,
  last_entry uuid not null,
  constraint audience_people_pkey PRIMARY KEY (audience_id, kind, target_id),
  constraint audience_people_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'team'::text, 'subscriber'::text])))
);
CREATE INDEX audience_people_of ON audience_people USING btree (kind, target_id);

create table audiences (
  id uuid not null,
  name text not null,
  reaches text not null,
  team_id uuid,
  severities text[] not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint audiences_pkey PRIMARY KEY (id),
  constraint audiences_reaches_check CHECK ((reaches = ANY (ARRAY['stakeholders'::text, 'public'::text])))
);
CREATE UNIQUE INDEX audiences_by_name ON audiences USING btree (lower(name));

create table auditor_accesses (
  principal_id uuid not null,
  asked_by uuid not null,
  ends_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  ended_at timestamp with time zone,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint auditor_accesses_pkey PRIMARY KEY (principal_id)
);

create table board_reports (
  id uuid not null,
  quarter text not null,
  version integer not null,
  size bigint not null,
  policy text not null,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  figures text not null,
  words text not null,
  last_entry uuid not null,
  constraint board_reports_pkey PRIMARY KEY (id),
  constraint board_reports_once UNIQUE (quarter, version)
);

create table break_glass (
  id uuid not null,
  incident_id uuid not null,
  incident_code text not null,
  commit_sha text not null,
  repository text,
  justification text not null,
  author_id uuid,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  is_self_approved boolean not null,
  expires_at timestamp with time zone,
  declined_by uuid,
  declined_at timestamp with time zone,
  lapsed_at timestamp with time zone,
  applied_at timestamp with time zone,
  is_on_branch boolean not null,
  reapply_due_at timestamp with time zone,
  patch text,
  inverse text,
  reverted_at timestamp with time zone,
  reapplied_at timestamp with time zone,
  reapplied_by text,
  missed_at timestamp with time zone,
  retrospective text,
  retrospective_by uuid,
  retrospective_at timestamp with time zone,
  command_ratified_at timestamp with time zone,
  governance_ratified_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint break_glass_pkey PRIMARY KEY (id),
  constraint break_glass_applied CHECK (((applied_at IS NULL) OR ((approved_at IS NOT NULL) AND (reapply_due_at IS NOT NULL)))),
  constraint break_glass_approved CHECK ((((approved_at IS NULL) = (approved_by IS NULL)) AND ((approved_at IS NULL) = (expires_at IS NULL)))),
  constraint break_glass_declined CHECK (((declined_at IS NULL) OR (approved_at IS NULL)))
);
CREATE INDEX break_glass_newest ON break_glass USING btree (requested_at DESC, id DESC);
CREATE INDEX break_glass_of_commit ON break_glass USING btree (commit_sha);
CREATE UNIQUE INDEX break_glass_open ON break_glass USING btree (incident_id, commit_sha) WHERE ((declined_at IS NULL) AND (lapsed_at IS NULL));
CREATE INDEX break_glass_owed ON break_glass USING btree (patch) WHERE ((applied_at IS NOT NULL) AND (reapplied_at IS NULL));

create table calendar_feeds (
  id uuid not null,
  owner_id uuid not null,
  schedule_id uuid,
  secret_hash text not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_entry uuid not null,
  constraint calendar_feeds_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX calendar_feeds_of ON calendar_feeds USING btree (owner_id, COALESCE(schedule_id, owner_id)) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX calendar_feeds_secret ON calendar_feeds USING btree (secret_hash);

create table change_events (
  id uuid not null,
  integration_id uuid not null,
  hash bytea not null,
  summary text not null,
  source text,
  service text,
  link text,
  told_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint change_events_pkey PRIMARY KEY (id),
  constraint change_events_integration_id_hash_key UNIQUE (integration_id, hash)
);
CREATE INDEX change_events_by_age ON change_events USING btree (received_at);
CREATE INDEX change_events_of_integration ON change_events USING btree (integration_id, told_at DESC);
CREATE INDEX change_events_of_service ON change_events USING btree (service, told_at DESC) WHERE (service IS NOT NULL);

create table change_repositories (
  name text not null,
  looked_at timestamp with time zone not null,
  ruleset_version bigint,
  problems text not null,
  constraint change_repositories_pkey PRIMARY KEY (name)
);

create table change_turns (
  repository text not null,
  number integer not null,
  busy_until timestamp with time zone,
  check_id bigint,
  check_head text,
  check_shows text,
  is_waiting boolean default false not null,
  constraint change_turns_pkey PRIMARY KEY (repository, number)
);

create table changes (
  id uuid not null,
  repository text not null,
  number integer not null,
  state text not null,
  base text not null,
  head text not null,
  verdict text not null,
  clauses text not null,
  judged_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  merged_at timestamp with time zone,
  merge_covered_by text,
  key_id uuid not null,
  ciphertext bytea not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  merge_commit text,
  constraint changes_pkey PRIMARY KEY (id),
  constraint changes_merge_covered_by_check CHECK ((merge_covered_by = ANY (ARRAY['verdict'::text, 'break-glass'::text, 'exception'::text, 'nothing'::text]))),
  constraint changes_merged CHECK (((merged_at IS NULL) = (merge_covered_by IS NULL))),
  constraint changes_state_check CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'closed'::text]))),
  constraint changes_verdict_check CHECK ((verdict = ANY (ARRAY['met'::text, 'missing'::text, 'nothing-asked'::text, 'break-glass'::text])))
);
CREATE INDEX changes_head ON changes USING btree (repository, head);
CREATE UNIQUE INDEX changes_name ON changes USING btree (repository, number);
CREATE INDEX changes_newest ON changes USING btree (judged_at DESC, id DESC);
CREATE INDEX changes_of_head ON changes USING btree (head);
CREATE INDEX changes_of_merge_commit ON changes USING btree (merge_commit) WHERE (merge_commit IS NOT NULL);

create table chat_groups (
  schedule_id uuid not null,
  group_id text not null,
  last_entry uuid not null,
  constraint chat_groups_pkey PRIMARY KEY (schedule_id)
);
CREATE UNIQUE INDEX chat_groups_once ON chat_groups USING btree (group_id);

create table chat_inbox (
  id text not null,
  received_at timestamp with time zone not null,
  key_id uuid not null,
  ciphertext bytea not null,
  constraint chat_inbox_pkey PRIMARY KEY (id)
);
CREATE INDEX chat_inbox_by_age ON chat_inbox USING btree (received_at);

create table chat_link_codes (
  principal_id uuid not null,
  hash bytea not null,
  expires_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint chat_link_codes_pkey PRIMARY KEY (principal_id),
  constraint chat_link_codes_hash_key UNIQUE (hash)
);

create table chat_rooms (
  incident_id uuid not null,
  code text not null,
  channel text,
  card_ts text,
  card_shows text,
  announced_ts text,
  failure text,
  busy_until timestamp with time zone,
  announced_in text,
  said text[] default '{}'::text[] not null,
  constraint chat_rooms_pkey PRIMARY KEY (incident_id)
);
CREATE UNIQUE INDEX chat_rooms_channel ON chat_rooms USING btree (channel);

create table chat_workspace (
  id text not null,
  is_internal_approved boolean not null,
  last_entry uuid not null,
  constraint chat_workspace_pkey PRIMARY KEY (id),
  constraint chat_workspace_id_check CHECK ((id = 'slack'::text))
);

create table clause_days (
  clause text not null,
  day date not null,
  last_seq bigint not null,
  allowed bigint not null,
  refused bigint not null,
  constraint clause_days_pkey PRIMARY KEY (clause, day)
);

create table consultations (
  id uuid not null,
  act_id uuid not null,
  scope text not null,
  role text not null,
  letter text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  answered_by uuid,
  answer text,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint consultations_pkey PRIMARY KEY (id),
  constraint consultations_by_somebody CHECK (((state = ANY (ARRAY['answered'::text, 'ratified'::text, 'objected'::text])) = (answered_by IS NOT NULL))),
  constraint consultations_letter_check CHECK ((letter = ANY (ARRAY['A'::text, 'C'::text]))),
  constraint consultations_settled CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint consultations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'ratified'::text, 'objected'::text, 'silent'::text, 'nobody'::text])))
);
CREATE INDEX consultations_of ON consultations USING btree (act_id);
CREATE UNIQUE INDEX consultations_once ON consultations USING btree (scope, role, letter);
CREATE INDEX consultations_open ON consultations USING btree (due_at, id) WHERE (state = 'open'::text);

create table contact_roles (
  role text not null,
  principal_id uuid not null,
  assigned_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint contact_roles_pkey PRIMARY KEY (role)
);
CREATE INDEX contact_roles_of ON contact_roles USING btree (principal_id);

create table control_findings (
  id uuid not null,
  control text not null,
  opened_at timestamp with time zone not null,
  first_seq bigint not null,
  exceptions integer not null,
  failed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint control_findings_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX control_findings_one_open ON control_findings USING btree (control) WHERE (closed_at IS NULL);
CREATE INDEX control_findings_opened ON control_findings USING btree (opened_at);

create table control_tests (
  id uuid not null,
  tested_at timestamp with time zone not null,
  from_seq bigint not null,
  below_seq bigint not null,
  failing integer not null,
  passing integer not null,
  idle integer not null,
  last_entry uuid not null,
  constraint control_tests_pkey PRIMARY KEY (id),
  constraint control_tests_forward CHECK ((from_seq <= below_seq))
);
CREATE INDEX control_tests_newest ON control_tests USING btree (tested_at DESC);

create table cover_requests (
  id uuid not null,
  schedule_id uuid not null,
  person_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  state text not null,
  last_entry uuid not null,
  constraint cover_requests_pkey PRIMARY KEY (id),
  constraint cover_requests_check CHECK ((from_at < until_at)),
  constraint cover_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX cover_requests_open ON cover_requests USING btree (schedule_id, person_id, from_at) WHERE (state = 'open'::text);

create table data_assets (
  id uuid not null,
  name text not null,
  kind text not null,
  team_id uuid not null,
  data_class text,
  decision_id uuid,
  retired_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint data_assets_pkey PRIMARY KEY (id),
  constraint data_assets_name_key UNIQUE (name),
  constraint data_assets_data_class_check CHECK ((data_class = ANY (ARRAY['PUBLIC'::text, 'INTERNAL'::text, 'CONFIDENTIAL'::text, 'RESTRICTED'::text]))),
  constraint data_assets_decided CHECK (((data_class IS NULL) = (decision_id IS NULL))),
  constraint data_assets_kind_check CHECK ((kind = ANY (ARRAY['table'::text, 'field'::text, 'feature'::text, 'prompt'::text, 'document'::text])))
);

create table data_decisions (
  id uuid not null,
  assets text not null,
  data_class text not null,
  reason text not null,
  state text not null,
  approval_id uuid,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint data_decisions_pkey PRIMARY KEY (id),
  constraint data_decisions_data_class_check CHECK ((data_class = ANY (ARRAY['PUBLIC'::text, 'INTERNAL'::text, 'CONFIDENTIAL'::text, 'RESTRICTED'::text]))),
  constraint data_decisions_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'declined'::text])))
);
CREATE INDEX data_decisions_newest ON data_decisions USING btree (requested_at DESC, id DESC);

create table data_keys (
  id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  wrapped_key bytea,
  master_kid text,
  created_at timestamp with time zone not null,
  destroyed_at timestamp with time zone,
  tombstone text,
  constraint data_keys_pkey PRIMARY KEY (id),
  constraint data_keys_subject UNIQUE (subject_kind, subject_id),
  constraint data_keys_alive_or_destroyed CHECK ((((destroyed_at IS NULL) AND (wrapped_key IS NOT NULL) AND (master_kid IS NOT NULL) AND (tombstone IS NULL)) OR ((destroyed_at IS NOT NULL) AND (wrapped_key IS NULL) AND (master_kid IS NULL) AND (tombstone IS NOT NULL))))
);
CREATE INDEX data_keys_master ON data_keys USING btree (master_kid) WHERE (master_kid IS NOT NULL);
CREATE TRIGGER keep_tombstones BEFORE DELETE OR UPDATE ON data_keys FOR EACH ROW EXECUTE FUNCTION keep_tombstones();

create table delivery_failures (
  integration_id uuid not null,
  code text not null,
  status integer not null,
  why text not null,
  remedy text,
  deliveries bigint not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint delivery_failures_pkey PRIMARY KEY (integration_id, code)
);

create table deployments (
  id uuid not null,
  service text not null,
  environment text not null,
  commit_sha text not null,
  reference text,
  class text not null,
  is_allowed boolean not null,
  code text not null,
  waiver uuid,
  objectives text not null,
  snapshot text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  outcome text,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint deployments_pkey PRIMARY KEY (id),
  constraint deployments_class_check CHECK ((class = ANY (ARRAY['non-critical'::text, 'rollback'::text, 'break-glass'::text, 'critical'::text]))),
  constraint deployments_finished CHECK (((finished_at IS NULL) = (outcome IS NULL))),
  constraint deployments_order CHECK (((finished_at IS NULL) OR (started_at IS NOT NULL))),
  constraint deployments_outcome_check CHECK ((outcome = ANY (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text]))),
  constraint deployments_started CHECK (((started_at IS NULL) OR is_allowed))
);
CREATE INDEX deployments_newest ON deployments USING btree (asked_at DESC, id DESC);
CREATE INDEX deployments_of_commit ON deployments USING btree (service, environment, commit_sha, finished_at DESC, id DESC) WHERE (finished_at IS NOT NULL);
CREATE INDEX deployments_of_service ON deployments USING btree (service, environment, finished_at DESC) WHERE (outcome = 'succeeded'::text);
CREATE INDEX deployments_started ON deployments USING btree (service, environment, started_at DESC) WHERE (started_at IS NOT NULL);

create table detection_episodes (
  id uuid not null,
  kind text not null,
  subject text not null,
  incident_id uuid not null,
  severity text not null,
  is_drill boolean not null,
  opened_at timestamp with time zone not null,
  calm_since timestamp with time zone,
  closed_at timestamp with time zone,
  says text not null,
  last_entry uuid not null,
  constraint detection_episodes_pkey PRIMARY KEY (id),
  constraint detection_episodes_kind_check CHECK ((kind = ANY (ARRAY['drift'::text, 'quality'::text, 'fairness'::text, 'anomaly'::text])))
);
CREATE INDEX detection_episodes_by_time ON detection_episodes USING btree (opened_at DESC, id DESC);
CREATE UNIQUE INDEX detection_episodes_open ON detection_episodes USING btree (kind, subject) WHERE ((closed_at IS NULL) AND (NOT is_drill));

create table drift_evaluations (
  version_id uuid not null,
  at timestamp with time zone not null,
  reference integer not null,
  rows bigint not null,
  verdict text not null,
  comparisons text not null,
  constraint drift_evaluations_pkey PRIMARY KEY (version_id, at)
);

create table drift_references (
  version_id uuid not null,
  number integer not null,
  bins integer not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  rows bigint not null,
  features text not null,
  frozen_at timestamp with time zone not null,
  approval uuid,
  last_entry uuid not null,
  constraint drift_references_pkey PRIMARY KEY (version_id, number)
);

create table drift_watches (
  version_id uuid not null,
  model_id uuid not null,
  model text not null,
  version_name text not null,
  gathering_since timestamp with time zone not null,
  judged_at timestamp with time zone,
  verdict text not null,
  newest text not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint drift_watches_pkey PRIMARY KEY (version_id),
  constraint drift_watches_verdict_check CHECK ((verdict = ANY (ARRAY['gathering'::text, 'insufficient'::text, 'stable'::text, 'possible'::text, 'drift'::text])))
);

create table due_work (
  id uuid not null,
  kind text not null,
  form text not null,
  lane text not null,
  subject_kind text not null,
  subject_id text not null,
  key text not null,
  generation integer default 0 not null,
  due_at timestamp with time zone not null,
  claimable_at timestamp with time zone not null,
  state text default 'open'::text not null,
  attempt integer default 0 not null,
  payload text not null,
  reason text,
  planned_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint due_work_pkey PRIMARY KEY (id),
  constraint due_work_check CHECK (((settled_at IS NULL) = (state = ANY (ARRAY['open'::text, 'leased'::text])))),
  constraint due_work_form_check CHECK ((form = ANY (ARRAY['deadline'::text, 'task'::text]))),
  constraint due_work_lane_check CHECK ((lane = ANY (ARRAY['page'::text, 'clock'::text, 'prompt'::text, 'chat'::text, 'housekeeping'::text]))),
  constraint due_work_state_check CHECK ((state = ANY (ARRAY['open'::text, 'leased'::text, 'done'::text, 'superseded'::text, 'void'::text, 'parked'::text])))
);
CREATE INDEX due_work_claim ON due_work USING btree (lane, claimable_at, due_at, id) WHERE (state = ANY (ARRAY['open'::text, 'leased'::text]));
CREATE UNIQUE INDEX due_work_key ON due_work USING btree (kind, key, generation) WHERE (state = ANY (ARRAY['open'::text, 'leased'::text]));
CREATE INDEX due_work_parked ON due_work USING btree (settled_at) WHERE (state = 'parked'::text);
CREATE INDEX due_work_subject ON due_work USING btree (subject_kind, subject_id, kind, due_at);

create table early_outcomes (
  model_id uuid not null,
  id uuid not null,
  observed_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  label text,
  value double precision,
  constraint early_outcomes_pkey PRIMARY KEY (model_id, id, observed_at)
);
CREATE INDEX early_outcomes_by_age ON early_outcomes USING btree (received_at);

create table erasure_items (
  erasure_id uuid not null,
  place text not null,
  ref text not null,
  state text not null,
  hold_reason text,
  held_by uuid,
  erased_at timestamp with time zone,
  last_entry uuid not null,
  constraint erasure_items_pkey PRIMARY KEY (erasure_id, place, ref),
  constraint erasure_items_held CHECK (((state = 'held'::text) = (hold_reason IS NOT NULL))),
  constraint erasure_items_state CHECK ((state = ANY (ARRAY['waiting'::text, 'held'::text, 'erased'::text])))
);
CREATE UNIQUE INDEX erasure_items_once ON erasure_items USING btree (place, ref) WHERE (state <> 'erased'::text);

create table erasures (
  id uuid not null,
  member_id uuid,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  state text not null,
  erased_at timestamp with time zone,
  rewritten_at timestamp with time zone,
  wal_place text,
  gone_at timestamp with time zone,
  problem text,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  destroy_from timestamp with time zone not null,
  constraint erasures_pkey PRIMARY KEY (id),
  constraint erasures_state CHECK ((state = ANY (ARRAY['waiting'::text, 'erased'::text, 'rewritten'::text, 'gone'::text]))),
  constraint erasures_wal_place CHECK (((state = ANY (ARRAY['rewritten'::text, 'gone'::text])) = (wal_place IS NOT NULL)))
);
CREATE INDEX erasures_newest ON erasures USING btree (asked_at DESC, id DESC);

create table escalation_path_versions (
  id uuid not null,
  path_id uuid not null,
  version integer not null,
  plan text not null,
  last_entry uuid not null,
  constraint escalation_path_versions_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX escalation_path_versions_of ON escalation_path_versions USING btree (path_id, version);

create table escalation_paths (
  id uuid not null,
  team_id uuid not null,
  name text not null,
  retired_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint escalation_paths_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX escalation_paths_name ON escalation_paths USING btree (lower(name)) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX escalation_paths_team ON escalation_paths USING btree (team_id) WHERE (retired_at IS NULL);

create table escalation_runs (
  id uuid not null,
  incident_id uuid not null,
  version_id uuid not null,
  policy_version text not null,
  clause text not null,
  is_drill boolean not null,
  state text not null,
  round integer not null,
  step integer,
  sequence integer not null,
  next_at timestamp with time zone,
  answered_by text not null,
  began_at timestamp with time zone not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint escalation_runs_pkey PRIMARY KEY (id),
  constraint escalation_runs_next_at CHECK (
CASE state
    WHEN 'calling'::text THEN (next_at IS NOT NULL)
    WHEN 'over'::text THEN (next_at IS NULL)
    ELSE true
END),
  constraint escalation_runs_state_check CHECK ((state = ANY (ARRAY['calling'::text, 'answered'::text, 'over'::text])))
);
CREATE INDEX escalation_runs_next ON escalation_runs USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE UNIQUE INDEX escalation_runs_open ON escalation_runs USING btree (incident_id) WHERE (state <> 'over'::text);
CREATE INDEX escalation_runs_version ON escalation_runs USING btree (version_id) WHERE (state = 'calling'::text);

create table exceptions (
  id uuid not null,
  clause text not null,
  scope text not null,
  justification text not null,
  compensating_control text not null,
  expires_at timestamp with time zone not null,
  incident_id uuid,
  renews_id uuid,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  state text not null,
  approval_id uuid,
  approved_at timestamp with time zone,
  over_at timestamp with time zone,
  team_id uuid,
  visibility text not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint exceptions_pkey PRIMARY KEY (id),
  constraint exceptions_approved CHECK (((state = ANY (ARRAY['asked'::text, 'refused'::text])) = (approved_at IS NULL))),
  constraint exceptions_over CHECK (((state = ANY (ARRAY['asked'::text, 'approved'::text])) = (over_at IS NULL))),
  constraint exceptions_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text, 'ended'::text, 'expired'::text]))),
  constraint exceptions_team CHECK (((visibility <> 'team'::text) OR (team_id IS NOT NULL))),
  constraint exceptions_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX exceptions_by_time ON exceptions USING btree (requested_at DESC, id DESC);
CREATE INDEX exceptions_in_force ON exceptions USING btree (clause, scope, expires_at) WHERE (state = 'approved'::text);
CREATE INDEX exceptions_of_incident ON exceptions USING btree (incident_id) WHERE (state = ANY (ARRAY['asked'::text, 'approved'::text]));
CREATE UNIQUE INDEX exceptions_one_asked ON exceptions USING btree (clause, scope) WHERE (state = 'asked'::text);

create table fairness_reports (
  version_id uuid not null,
  attribute text not null,
  day date not null,
  at timestamp with time zone not null,
  verdict text not null,
  report text not null,
  constraint fairness_reports_pkey PRIMARY KEY (version_id, attribute, day),
  constraint fairness_reports_verdict_check CHECK ((verdict = ANY (ARRAY['within'::text, 'beyond'::text, 'incomplete'::text])))
);

create table found_deployments (
  repository text not null,
  forge_id text not null,
  state text not null,
  deployment_id uuid,
  service text,
  environment text,
  commit_sha text,
  reference text,
  happened_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  constraint found_deployments_pkey PRIMARY KEY (repository, forge_id),
  constraint found_deployments_check CHECK (((state = ANY (ARRAY['unasked'::text, 'refused'::text])) = (happened_at IS NOT NULL))),
  constraint found_deployments_state_check CHECK ((state = ANY (ARRAY['before'::text, 'nothing'::text, 'asked'::text, 'unasked'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX found_deployments_asked ON found_deployments USING btree (deployment_id) WHERE (state = 'asked'::text);
CREATE INDEX found_deployments_happened ON found_deployments USING btree (happened_at DESC, repository, forge_id) WHERE (happened_at IS NOT NULL);

create table github_deliveries (
  id text not null,
  event text not null,
  repository text not null,
  number integer,
  received_at timestamp with time zone not null,
  served_at timestamp with time zone,
  key_id uuid not null,
  ciphertext bytea not null,
  constraint github_deliveries_pkey PRIMARY KEY (id)
);
CREATE INDEX github_deliveries_by_age ON github_deliveries USING btree (received_at);
CREATE INDEX github_deliveries_waiting ON github_deliveries USING btree (repository, number, received_at) WHERE (served_at IS NULL);

create table github_link_codes (
  principal_id uuid not null,
  hash bytea not null,
  expires_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint github_link_codes_pkey PRIMARY KEY (principal_id),
  constraint github_link_codes_hash_key UNIQUE (hash)
);

create table github_protection_requests (
  delivery text not null,
  repository text not null,
  run_id text not null,
  environment text not null,
  commit_sha text not null,
  installation bigint not null,
  received_at timestamp with time zone not null,
  deployment_id uuid,
  answered_at timestamp with time zone,
  constraint github_protection_requests_pkey PRIMARY KEY (delivery)
);
CREATE INDEX github_protection_requests_received ON github_protection_requests USING btree (received_at);

create table group_roles (
  id uuid not null,
  provider_id uuid not null,
  group_name text not null,
  role text not null,
  team_id uuid,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint group_roles_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX group_roles_once ON group_roles USING btree (provider_id, group_name, role, COALESCE(team_id, '00000000-0000-0000-0000-000000000000'::uuid));

create table heartbeats (
  integration_id uuid not null,
  every_minutes integer not null,
  heard_at timestamp with time zone not null,
  beats bigint not null,
  constraint heartbeats_pkey PRIMARY KEY (integration_id),
  constraint heartbeats_every_minutes_check CHECK ((every_minutes > 0))
);

create table idempotency_keys (
  actor text not null,
  key text not null,
  command text not null,
  input_digest bytea not null,
  output text,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys USING btree (created_at);

create table identity_handles (
  id uuid not null,
  principal_id uuid not null,
  kind text not null,
  key_id uuid not null,
  ciphertext bytea not null,
  handle_index bytea not null,
  constraint identity_handles_pkey PRIMARY KEY (id),
  constraint identity_handles_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'slack'::text, 'sso'::text, 'github'::text])))
);
CREATE UNIQUE INDEX identity_handles_github ON identity_handles USING btree (handle_index) WHERE (kind = 'github'::text);
CREATE UNIQUE INDEX identity_handles_github_of ON identity_handles USING btree (principal_id) WHERE (kind = 'github'::text);
CREATE INDEX identity_handles_of ON identity_handles USING btree (principal_id);
CREATE UNIQUE INDEX identity_handles_slack ON identity_handles USING btree (handle_index) WHERE (kind = 'slack'::text);
CREATE UNIQUE INDEX identity_handles_slack_of ON identity_handles USING btree (principal_id) WHERE (kind = 'slack'::text);
CREATE UNIQUE INDEX identity_handles_sso ON identity_handles USING btree (handle_index) WHERE (kind = 'sso'::text);

create table identity_map (
  principal_id uuid not null,
  key_id uuid not null,
  ciphertext bytea not null,
  email_index bytea not null,
  constraint identity_map_pkey PRIMARY KEY (principal_id),
  constraint identity_map_email_index_key UNIQUE (email_index)
);

create table identity_providers (
  id uuid not null,
  name text not null,
  label text not null,
  issuer text not null,
  client_id text not null,
  key_id uuid not null,
  ciphertext bytea not null,
  state text not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint identity_providers_pkey PRIMARY KEY (id),
  constraint identity_providers_state_check CHECK ((state = ANY (ARRAY['off'::text, 'on'::text, 'removed'::text])))
);
CREATE UNIQUE INDEX identity_providers_one_issuer ON identity_providers USING btree (issuer) WHERE (state <> 'removed'::text);
CREATE UNIQUE INDEX identity_providers_one_name ON identity_providers USING btree (name) WHERE (state <> 'removed'::text);

create table incident_audiences (
  incident_id uuid not null,
  audience_id uuid not null,
  last_entry uuid not null,
  constraint incident_audiences_pkey PRIMARY KEY (incident_id, audience_id)
);
CREATE INDEX incident_audiences_of ON incident_audiences USING btree (audience_id);

create table incident_clocks (
  incident_id uuid not null,
  name text not null,
  round integer not null,
  clause text not null,
  started_at timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  is_warned boolean not null,
  state text not null,
  breached_at timestamp with time zone,
  settled_at timestamp with time zone,
  constraint incident_clocks_pkey PRIMARY KEY (incident_id, name, round),
  constraint incident_clocks_state_check CHECK ((state = ANY (ARRAY['running'::text, 'breached'::text, 'met'::text, 'met-late'::text, 'missed'::text, 'void'::text])))
);
CREATE INDEX incident_clocks_history ON incident_clocks USING btree (started_at);
CREATE INDEX incident_clocks_owed ON incident_clocks USING btree (due_at) WHERE (state = ANY (ARRAY['running'::text, 'breached'::text]));

create table incident_notes (
  id uuid not null,
  incident_id uuid not null,
  kind text not null,
  author_id uuid not null,
  body text not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  is_retroactive boolean not null,
  entry_id uuid not null,
  constraint incident_notes_pkey PRIMARY KEY (id),
  constraint incident_notes_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'update'::text, 'handover'::text])))
);
CREATE INDEX incident_notes_of ON incident_notes USING btree (incident_id, occurred_at, id);

create table incident_obligations (
  id uuid not null,
  incident_id uuid not null,
  carrier_id uuid not null,
  kind text not null,
  key text not null,
  clause text not null,
  what text not null,
  page text,
  blocks text not null,
  placed_at timestamp with time zone not null,
  due_at timestamp with time zone,
  missed_at timestamp with time zone,
  discharged_at timestamp with time zone,
  last_entry uuid not null,
  constraint incident_obligations_pkey PRIMARY KEY (id)
);
CREATE INDEX incident_obligations_carried ON incident_obligations USING btree (carrier_id, placed_at, id);
CREATE UNIQUE INDEX incident_obligations_one ON incident_obligations USING btree (incident_id, kind, key);

create table incident_relations (
  incident_id uuid not null,
  other_id uuid not null,
  related_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint incident_relations_pkey PRIMARY KEY (incident_id, other_id),
  constraint incident_relations_once CHECK ((incident_id < other_id))
);
CREATE INDEX incident_relations_other ON incident_relations USING btree (other_id);

create table incident_votes (
  incident_id uuid not null,
  principal_id uuid not null,
  is_actionable boolean not null,
  voted_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint incident_votes_pkey PRIMARY KEY (incident_id, principal_id)
);

create table incidents (
  id uuid not null,
  code text not null,
  version integer not null,
  title text not null,
  description text,
  is_drill boolean not null,
  team_id uuid,
  visibility text not null,
  phase text not null,
  severity text not null,
  severity_source text not null,
  facts text not null,
  declared_at timestamp with time zone not null,
  declared_by uuid,
  confirmed_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  mitigated_at timestamp with time zone,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  command_seat text not null,
  commander_id uuid,
  commander_since timestamp with time zone,
  escalated text not null,
  policy_version text not null,
  proposed_title text,
  next_due_at timestamp with time zone,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  service text,
  fact_defaults text default '{}'::text not null,
  outcome text,
  merged_into uuid,
  worst_severity text not null,
  calling_since timestamp with time zone,
  constraint incidents_pkey PRIMARY KEY (id),
  constraint incidents_code_key UNIQUE (code),
  constraint incidents_check CHECK (((command_seat = 'empty'::text) OR (commander_id IS NOT NULL))),
  constraint incidents_check1 CHECK (((phase = 'declared'::text) OR (acknowledged_at IS NOT NULL))),
  constraint incidents_check2 CHECK (((phase <> ALL (ARRAY['mitigated'::text, 'resolved'::text, 'closed'::text])) OR (mitigated_at IS NOT NULL))),
  constraint incidents_check3 CHECK (((phase <> ALL (ARRAY['resolved'::text, 'closed'::text])) OR (resolved_at IS NOT NULL))),
  constraint incidents_check4 CHECK (((phase <> 'closed'::text) OR (closed_at IS NOT NULL))),
  constraint incidents_command_seat_check CHECK ((command_seat = ANY (ARRAY['empty'::text, 'provisional'::text, 'named'::text]))),
  constraint incidents_merged CHECK ((((merged_into IS NOT NULL) = (outcome = ANY (ARRAY['merged'::text, 'duplicate'::text]))) OR ((outcome IS NULL) AND (merged_into IS NULL)))),
  constraint incidents_outcome_check CHECK ((outcome = ANY (ARRAY['merged'::text, 'duplicate'::text, 'false-alarm'::text]))),
  constraint incidents_phase_check CHECK ((phase = ANY (ARRAY['declared'::text, 'acknowledged'::text, 'mitigated'::text, 'resolved'::text, 'closed'::text]))),
  constraint incidents_severity_source_check CHECK ((severity_source = ANY (ARRAY['facts'::text, 'provisional'::text, 'raised'::text, 'alert'::text, 'lowered'::text, 'policy'::text]))),
  constraint incidents_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX incidents_commander ON incidents USING btree (commander_id) WHERE (commander_id IS NOT NULL);
CREATE INDEX incidents_merged_into ON incidents USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX incidents_newest ON incidents USING btree (declared_at DESC, id DESC);
CREATE INDEX incidents_open ON incidents USING btree (declared_at DESC, id DESC) WHERE (phase = ANY (ARRAY['declared'::text, 'acknowledged'::text, 'mitigated'::text]));
CREATE INDEX incidents_service ON incidents USING btree (service) WHERE (service IS NOT NULL);

create table integrations (
  id uuid not null,
  name text not null,
  kind text not null,
  key_hash bytea,
  team_id uuid,
  visibility text not null,
  mapping text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  removed_at timestamp with time zone,
  last_entry uuid not null,
  settings text default '{}'::text not null,
  constraint integrations_pkey PRIMARY KEY (id),
  constraint integrations_key_hash_key UNIQUE (key_hash),
  constraint integrations_check CHECK (((removed_at IS NULL) = (key_hash IS NOT NULL))),
  constraint integrations_check1 CHECK (((visibility = 'organisation'::text) OR (team_id IS NOT NULL))),
  constraint integrations_kind_check CHECK ((kind = ANY (ARRAY['alertmanager'::text, 'pagerduty'::text, 'grafana'::text, 'datadog'::text, 'cloudwatch'::text, 'json'::text, 'heartbeat'::text]))),
  constraint integrations_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX integrations_newest ON integrations USING btree (created_at DESC, id DESC);

create table invitations (
  link_hash bytea not null,
  principal_id uuid not null,
  invited_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  voided_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (link_hash)
);
CREATE UNIQUE INDEX invitations_one_opens ON invitations USING btree (principal_id) WHERE ((used_at IS NULL) AND (voided_at IS NULL));

create table kept_deliveries (
  integration_id uuid not null,
  id uuid not null,
  received_at timestamp with time zone not null,
  told text not null,
  constraint kept_deliveries_pkey PRIMARY KEY (integration_id, id)
);
CREATE INDEX kept_deliveries_by_age ON kept_deliveries USING btree (received_at);

create table key_fingerprints (
  purpose text not null,
  kid text not null,
  fingerprint bytea not null,
  first_seen_at timestamp with time zone not null,
  constraint key_fingerprints_pkey PRIMARY KEY (purpose, kid)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON key_fingerprints FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON key_fingerprints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table key_holders (
  server_id uuid not null,
  newest_kid text not null,
  used_kid text not null,
  seen_at timestamp with time zone not null,
  constraint key_holders_pkey PRIMARY KEY (server_id)
);

create table last_seen (
  principal_id uuid not null,
  seq bigint not null,
  seen_at timestamp with time zone not null,
  constraint last_seen_pkey PRIMARY KEY (principal_id)
);

create table ledger_anchor_marks (
  anchor_id uuid not null,
  marked_at timestamp with time zone not null,
  size bigint not null,
  checkpoint text not null,
  proof text not null,
  constraint ledger_anchor_marks_pkey PRIMARY KEY (anchor_id, marked_at)
);

create table ledger_anchors (
  id uuid not null,
  name text not null,
  kind text not null,
  url text not null,
  witness_key text,
  size bigint not null,
  marked_at timestamp with time zone,
  problem text,
  removed_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  sink_id uuid,
  contradicted_at timestamp with time zone,
  alarm_incident_id uuid,
  alarm_told_at timestamp with time zone,
  constraint ledger_anchors_pkey PRIMARY KEY (id),
  constraint ledger_anchors_bucket CHECK (((kind = 'locked-object'::text) = (sink_id IS NOT NULL))),
  constraint ledger_anchors_key CHECK (((kind = 'witness'::text) = (witness_key IS NOT NULL))),
  constraint ledger_anchors_kind CHECK ((kind = ANY (ARRAY['witness'::text, 'time-stamp'::text, 'locked-object'::text])))
);
CREATE UNIQUE INDEX ledger_anchors_one_name ON ledger_anchors USING btree (lower(name)) WHERE (removed_at IS NULL);

create table ledger_checkpoints (
  size bigint not null,
  root bytea not null,
  note text not null,
  signed_at timestamp with time zone not null,
  constraint ledger_checkpoints_pkey PRIMARY KEY (size)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ledger_content (
  entry_id uuid not null,
  key_id uuid not null,
  ciphertext bytea not null,
  constraint ledger_content_pkey PRIMARY KEY (entry_id)
);

create table ledger_cursors (
  reader text not null,
  next_seq bigint not null,
  held_by_action text,
  moved_at timestamp with time zone not null,
  constraint ledger_cursors_pkey PRIMARY KEY (reader)
);

create table ledger_entries (
  seq bigint not null,
  id uuid not null,
  action text not null,
  actor text not null,
  resource_kind text not null,
  resource_id text not null,
  clause text,
  allowed boolean not null,
  occurred_at timestamp with time zone not null,
  envelope text not null,
  thing_kind text not null,
  thing_id text not null,
  touched_kind text,
  touched_ids text[],
  kept_for text not null,
  constraint ledger_entries_pkey PRIMARY KEY (seq),
  constraint ledger_entries_kept_for CHECK ((kept_for = ANY (ARRAY['log'::text, 'records'::text])))
) partition by RANGE (seq);
CREATE INDEX ledger_entries_action ON ONLY ledger_entries USING btree (action, seq);
CREATE INDEX ledger_entries_actor ON ONLY ledger_entries USING btree (actor, seq);
CREATE INDEX ledger_entries_clause ON ONLY ledger_entries USING btree (clause, seq) WHERE (clause IS NOT NULL);
CREATE INDEX ledger_entries_id ON ONLY ledger_entries USING btree (id);
CREATE INDEX ledger_entries_resource ON ONLY ledger_entries USING btree (resource_id, seq);
CREATE INDEX ledger_entries_thing ON ONLY ledger_entries USING btree (thing_id, seq);
CREATE INDEX ledger_entries_time ON ONLY ledger_entries USING btree (occurred_at, seq);
CREATE INDEX ledger_entries_touched ON ONLY ledger_entries USING gin (touched_ids) WHERE (touched_ids IS NOT NULL);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ledger_parked (
  reader text not null,
  seq bigint not null,
  reason text not null,
  parked_at timestamp with time zone not null,
  constraint ledger_parked_pkey PRIMARY KEY (reader, seq)
);

create table ledger_pending (
  position bigint generated always as identity,
  id uuid not null,
  thing_kind text not null,
  thing_id text not null,
  envelope text not null,
  mac bytea not null,
  gathered text,
  constraint ledger_pending_pkey PRIMARY KEY ("position"),
  constraint ledger_pending_id_key UNIQUE (id)
);
CREATE INDEX ledger_pending_thing ON ledger_pending USING btree (thing_id);

create table ledger_prunes (
  below bigint not null,
  pruned_at timestamp with time zone not null,
  entry_id uuid not null,
  constraint ledger_prunes_pkey PRIMARY KEY (below)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger_prunes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_prunes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ledger_retention (
  only_one boolean default true not null,
  least_days integer not null,
  constraint ledger_retention_pkey PRIMARY KEY (only_one),
  constraint ledger_retention_only_one_check CHECK (only_one)
);

create table ledger_rows (
  entry_id uuid not null,
  rows text not null,
  constraint ledger_rows_pkey PRIMARY KEY (entry_id)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ledger_set_aside (
  id uuid not null,
  envelope text not null,
  mac bytea not null,
  reason text not null,
  set_aside_at timestamp with time zone not null,
  constraint ledger_set_aside_pkey PRIMARY KEY (id)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger_set_aside FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_set_aside FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ledger_sink_checks (
  sink_id uuid not null,
  checked_at timestamp with time zone not null,
  below_seq bigint not null,
  held bigint not null,
  missing bigint not null,
  first_missing bigint,
  altered bigint not null,
  first_altered bigint,
  problem text,
  constraint ledger_sink_checks_pkey PRIMARY KEY (sink_id, checked_at)
);

create table ledger_sink_objects (
  sink_id uuid not null,
  object_key text not null,
  version_id text not null,
  first_seq bigint not null,
  below_seq bigint not null,
  locked_until timestamp with time zone not null,
  constraint ledger_sink_objects_pkey PRIMARY KEY (sink_id, object_key)
);

create table ledger_sink_rejects (
  sink_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  code text not null,
  reason text not null,
  rejected_at timestamp with time zone not null,
  constraint ledger_sink_rejects_pkey PRIMARY KEY (sink_id, seq)
);

create table ledger_sinks (
  id uuid not null,
  name text not null,
  kind text not null,
  format text not null,
  settings text not null,
  first_seq bigint not null,
  next_seq bigint not null,
  awaiting jsonb,
  sent_at timestamp with time zone,
  problem text,
  problem_at timestamp with time zone,
  removed_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  backlog_incident_id uuid,
  backlog_told_at timestamp with time zone,
  constraint ledger_sinks_pkey PRIMARY KEY (id),
  constraint ledger_sinks_format CHECK ((format = ANY (ARRAY['native'::text, 'ocsf'::text]))),
  constraint ledger_sinks_kind CHECK ((kind = ANY (ARRAY['s3'::text, 'cloudwatch'::text, 'splunk'::text, 'elastic'::text, 'file'::text]))),
  constraint ledger_sinks_problem CHECK (((problem IS NULL) = (problem_at IS NULL)))
);
CREATE UNIQUE INDEX ledger_sinks_one_name ON ledger_sinks USING btree (lower(name)) WHERE (removed_at IS NULL);

create table ledger_tiles (
  level smallint not null,
  tile bigint not null,
  hashes bytea not null,
  constraint ledger_tiles_pkey PRIMARY KEY (level, tile)
);

create table lineage_refusals (
  code text not null,
  problem text not null,
  remedy text,
  events bigint not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint lineage_refusals_pkey PRIMARY KEY (code, problem)
);

create table llm_calls (
  id uuid not null,
  at timestamp with time zone not null,
  consumer_id uuid not null,
  dialect text not null,
  model text not null,
  provider text,
  outcome text not null,
  status integer not null,
  input_tokens integer not null,
  cached_tokens integer not null,
  output_tokens integer not null,
  cost numeric(38,0) not null,
  is_estimated boolean not null,
  attempts integer not null,
  tried text not null,
  found_in integer not null,
  found_out integer not null,
  duration_ms integer not null,
  constraint llm_calls_pkey PRIMARY KEY (id)
);
CREATE INDEX llm_calls_by_consumer ON llm_calls USING btree (consumer_id, at DESC, id DESC);
CREATE INDEX llm_calls_by_time ON llm_calls USING btree (at DESC, id DESC);

create table llm_consumers (
  id uuid not null,
  name text not null,
  account_id uuid not null,
  team_id uuid not null,
  service text,
  user_facing boolean not null,
  data_class text not null,
  mode text not null,
  purpose text not null,
  regions text not null,
  max_retention_days integer,
  routes text not null,
  requests_per_minute integer not null,
  tokens_per_minute integer not null,
  per_day bigint not null,
  per_month bigint not null,
  cache_minutes integer not null,
  degraded text not null,
  drilled_at timestamp with time zone,
  drill_passed boolean,
  retired_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint llm_consumers_pkey PRIMARY KEY (id),
  constraint llm_consumers_name_key UNIQUE (name),
  constraint llm_consumers_cache_minutes_check CHECK ((cache_minutes >= 0)),
  constraint llm_consumers_max_retention_days_check CHECK ((max_retention_days >= 0)),
  constraint llm_consumers_mode_check CHECK ((mode = ANY (ARRAY['refuse'::text, 'pseudonymise'::text]))),
  constraint llm_consumers_per_day_check CHECK ((per_day > 0)),
  constraint llm_consumers_per_month_check CHECK ((per_month > 0)),
  constraint llm_consumers_requests_per_minute_check CHECK ((requests_per_minute > 0)),
  constraint llm_consumers_tokens_per_minute_check CHECK ((tokens_per_minute > 0))
);
CREATE UNIQUE INDEX llm_consumers_one_of_account ON llm_consumers USING btree (account_id) WHERE (retired_at IS NULL);

create table llm_dpas (
  id uuid not null,
  provider_id uuid not null,
  data_class text not null,
  regions text not null,
  retention_days integer not null,
  may_train boolean not null,
  purposes text not null,
  reason text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  state text not null,
  approval_id uuid,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint llm_dpas_pkey PRIMARY KEY (id),
  constraint llm_dpas_end CHECK ((valid_from < valid_until)),
  constraint llm_dpas_retention_days_check CHECK ((retention_days >= 0)),
  constraint llm_dpas_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'ended'::text])))
);
CREATE INDEX llm_dpas_of_provider ON llm_dpas USING btree (provider_id);

create table llm_leases (
  id uuid not null,
  scope text not null,
  measure text not null,
  window_start timestamp with time zone not null,
  amount numeric(38,0) not null,
  expires_at timestamp with time zone not null,
  constraint llm_leases_pkey PRIMARY KEY (id)
);
CREATE INDEX llm_leases_of_meter ON llm_leases USING btree (scope, measure, window_start);

create table llm_limits (
  scope text not null,
  requests_per_minute integer not null,
  tokens_per_minute integer not null,
  per_day bigint not null,
  per_month bigint not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint llm_limits_pkey PRIMARY KEY (scope),
  constraint llm_limits_per_day_check CHECK ((per_day > 0)),
  constraint llm_limits_per_month_check CHECK ((per_month > 0)),
  constraint llm_limits_requests_per_minute_check CHECK ((requests_per_minute > 0)),
  constraint llm_limits_tokens_per_minute_check CHECK ((tokens_per_minute > 0))
);

create table llm_meters (
  scope text not null,
  measure text not null,
  window_start timestamp with time zone not null,
  spent numeric(38,0) not null,
  constraint llm_meters_pkey PRIMARY KEY (scope, measure, window_start)
);

create table llm_minutes (
  provider text not null,
  minute timestamp with time zone not null,
  total integer not null,
  bad integer not null,
  unanswered integer not null,
  constraint llm_minutes_pkey PRIMARY KEY (provider, minute)
);

create table llm_outages (
  id uuid not null,
  provider text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  incident_id uuid,
  version integer not null,
  last_entry uuid not null,
  constraint llm_outages_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX llm_outages_one_open ON llm_outages USING btree (provider) WHERE (ended_at IS NULL);

create table llm_prices (
  provider_id uuid not null,
  model text not null,
  input bigint not null,
  output bigint not null,
  cache_read bigint not null,
  cache_write bigint not null,
  cache_write_hour bigint not null,
  tool_call bigint not null,
  context_tokens integer not null,
  max_output_tokens integer not null,
  last_entry uuid not null,
  constraint llm_prices_pkey PRIMARY KEY (provider_id, model),
  constraint llm_prices_cache_read_check CHECK ((cache_read >= 0)),
  constraint llm_prices_cache_write_check CHECK ((cache_write >= 0)),
  constraint llm_prices_cache_write_hour_check CHECK ((cache_write_hour >= 0)),
  constraint llm_prices_context_tokens_check CHECK ((context_tokens > 0)),
  constraint llm_prices_input_check CHECK ((input >= 0)),
  constraint llm_prices_max_output_tokens_check CHECK ((max_output_tokens >= 0)),
  constraint llm_prices_output_check CHECK ((output >= 0)),
  constraint llm_prices_tool_call_check CHECK ((tool_call >= 0))
);

create table llm_providers (
  id uuid not null,
  name text not null,
  api text not null,
  url text not null,
  key_reference text not null,
  region text not null,
  retention_days integer not null,
  trains boolean not null,
  is_external boolean not null,
  retired_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint llm_providers_pkey PRIMARY KEY (id),
  constraint llm_providers_name_key UNIQUE (name),
  constraint llm_providers_api_check CHECK ((api = ANY (ARRAY['openai'::text, 'anthropic'::text]))),
  constraint llm_providers_retention_days_check CHECK ((retention_days >= 0))
);

create table llm_reconciliations (
  id uuid not null,
  provider text not null,
  from_day text not null,
  to_day text not null,
  at timestamp with time zone not null,
  differences text not null,
  unseen_requests integer not null,
  unseen_cost text not null,
  last_entry uuid not null,
  constraint llm_reconciliations_pkey PRIMARY KEY (id)
);
CREATE INDEX llm_reconciliations_newest ON llm_reconciliations USING btree (provider, at DESC);

create table llm_spikes (
  id uuid not null,
  consumer_id uuid not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  incident_id uuid not null,
  last_entry uuid not null,
  constraint llm_spikes_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX llm_spikes_one_open ON llm_spikes USING btree (consumer_id) WHERE (ended_at IS NULL);

create table master_keys (
  kid text not null,
  in_use_since timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint master_keys_pkey PRIMARY KEY (kid)
);

create table model_activations (
  model_id uuid not null,
  alias text not null,
  activated_at timestamp with time zone not null,
  version_id uuid,
  last_entry uuid not null,
  constraint model_activations_pkey PRIMARY KEY (model_id, alias, activated_at)
);

create table model_bins (
  version_id uuid not null,
  number integer not null,
  edges text not null,
  frozen_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint model_bins_pkey PRIMARY KEY (version_id, number)
);

create table model_hours (
  version_id uuid not null,
  hour timestamp with time zone not null,
  segment text not null,
  predictions bigint not null,
  labelled bigint not null,
  correct bigint not null,
  key_id uuid not null,
  sealed bytea not null,
  constraint model_hours_pkey PRIMARY KEY (version_id, hour, segment)
);

create table model_minutes (
  version_id uuid not null,
  minute timestamp with time zone not null,
  segment text not null,
  predictions bigint not null,
  labelled bigint not null,
  correct bigint not null,
  key_id uuid not null,
  sealed bytea not null,
  constraint model_minutes_pkey PRIMARY KEY (version_id, minute, segment)
);

create table model_registries (
  id uuid not null,
  name text not null,
  url text not null,
  credential text,
  read_at timestamp with time zone,
  problem text,
  problem_at timestamp with time zone,
  removed_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint model_registries_pkey PRIMARY KEY (id),
  constraint model_registries_problem CHECK (((problem IS NULL) = (problem_at IS NULL)))
);
CREATE UNIQUE INDEX model_registries_one_name ON model_registries USING btree (lower(name)) WHERE (removed_at IS NULL);

create table model_slices (
  version_id uuid not null,
  hour timestamp with time zone not null,
  predictions bigint not null,
  labelled bigint not null,
  correct bigint not null,
  judged_at timestamp with time zone not null,
  revision integer not null,
  last_entry uuid not null,
  constraint model_slices_pkey PRIMARY KEY (version_id, hour)
);

create table model_versions (
  id uuid not null,
  model_id uuid not null,
  name text not null,
  artifact_digest text,
  schema text not null,
  registered_at timestamp with time zone not null,
  quarantined_at timestamp with time zone,
  quarantined_why text,
  last_entry uuid not null,
  constraint model_versions_pkey PRIMARY KEY (id),
  constraint model_versions_model_id_name_key UNIQUE (model_id, name)
);

create table models (
  id uuid not null,
  name text not null,
  team_id uuid,
  runbook text,
  is_consequential boolean not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  runbook_checked_at timestamp with time zone,
  runbook_problems text,
  constraint models_pkey PRIMARY KEY (id),
  constraint models_name_key UNIQUE (name)
);

create table notices (
  id uuid not null,
  act_id uuid,
  principal_id uuid not null,
  role text not null,
  way text not null,
  until_at timestamp with time zone,
  acts integer not null,
  state text not null,
  reason text,
  told_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  last_entry uuid not null,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_digest CHECK ((((way = 'digest'::text) = (act_id IS NULL)) AND ((way = 'digest'::text) = (until_at IS NOT NULL)))),
  constraint notices_settled CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint notices_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'handed-over'::text, 'failed'::text]))),
  constraint notices_way_check CHECK ((way = ANY (ARRAY['asked'::text, 'at-once'::text, 'digest'::text])))
);
CREATE UNIQUE INDEX notices_one_digest ON notices USING btree (principal_id, until_at) WHERE (act_id IS NULL);
CREATE UNIQUE INDEX notices_one_of_an_act ON notices USING btree (act_id, principal_id) WHERE (act_id IS NOT NULL);

create table notification_channels (
  id uuid not null,
  kind text not null,
  name text not null,
  url text,
  secret_ref text,
  audience text not null,
  is_internal_approved boolean not null,
  state text not null,
  added_at timestamp with time zone not null,
  tested_at timestamp with time zone,
  test_outcome text,
  owner_id uuid,
  last_entry uuid not null,
  code_sent_at timestamp with time zone,
  code_tries integer,
  constraint notification_channels_pkey PRIMARY KEY (id),
  constraint notification_channels_address CHECK (((kind = ANY (ARRAY['sms'::text, 'voice'::text])) = (url IS NULL))),
  constraint notification_channels_audience_check CHECK ((audience = ANY (ARRAY['person'::text, 'room'::text]))),
  constraint notification_channels_kind_check CHECK ((kind = ANY (ARRAY['webhook'::text, 'teams'::text, 'pagerduty'::text, 'sms'::text, 'voice'::text]))),
  constraint notification_channels_owner CHECK (((audience = 'person'::text) = (owner_id IS NOT NULL))),
  constraint notification_channels_phone CHECK (((kind <> ALL (ARRAY['sms'::text, 'voice'::text])) OR (audience = 'person'::text))),
  constraint notification_channels_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'unverified'::text, 'active'::text, 'gone'::text, 'removed'::text])))
);
CREATE INDEX notification_channels_in_use ON notification_channels USING btree (added_at, id) WHERE (state <> 'removed'::text);

create table notification_rules (
  id uuid not null,
  principal_id uuid not null,
  urgency text not null,
  channel text not null,
  after_minutes integer not null,
  last_entry uuid not null,
  constraint notification_rules_pkey PRIMARY KEY (id),
  constraint notification_rules_once UNIQUE (principal_id, urgency, channel, after_minutes),
  constraint notification_rules_after_minutes_check CHECK (((after_minutes >= 0) AND (after_minutes <= 1440))),
  constraint notification_rules_urgency_check CHECK ((urgency = ANY (ARRAY['page'::text, 'notify'::text])))
);

create table on_call_places (
  id uuid not null,
  place integer not null,
  principal_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  put_by uuid,
  last_entry uuid not null,
  constraint on_call_places_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX on_call_places_now ON on_call_places USING btree (place) WHERE (until_at IS NULL);
CREATE UNIQUE INDEX on_call_places_once ON on_call_places USING btree (principal_id) WHERE (until_at IS NULL);

create table page_bundles (
  lead_id uuid not null,
  page_id uuid not null,
  constraint page_bundles_pkey PRIMARY KEY (lead_id, page_id)
);

create table page_deliveries (
  page_id uuid not null,
  channel text not null,
  state text not null,
  tries integer not null,
  began_at timestamp with time zone not null,
  deadline_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  reason text,
  retry_at timestamp with time zone,
  delivered_at timestamp with time zone,
  constraint page_deliveries_pkey PRIMARY KEY (page_id, channel),
  constraint page_deliveries_check CHECK (((state = 'sending'::text) = (settled_at IS NULL))),
  constraint page_deliveries_check1 CHECK (((state <> ALL (ARRAY['failed'::text, 'unknown'::text])) OR (reason IS NOT NULL))),
  constraint page_deliveries_state_check CHECK ((state = ANY (ARRAY['sending'::text, 'handed-over'::text, 'failed'::text, 'unknown'::text])))
);
CREATE INDEX page_deliveries_by_channel ON page_deliveries USING btree (channel, settled_at);

create table page_held (
  page_id uuid not null,
  channel text not null,
  principal_id uuid not null,
  held_at timestamp with time zone not null,
  constraint page_held_pkey PRIMARY KEY (page_id, channel)
);
CREATE INDEX page_held_for ON page_held USING btree (principal_id, channel);

create table page_rings (
  principal_id uuid not null,
  channel text not null,
  rung_at timestamp with time zone not null,
  severity text not null,
  incident_id uuid not null,
  due_at timestamp with time zone,
  constraint page_rings_pkey PRIMARY KEY (principal_id, channel)
);

create table pages (
  id uuid not null,
  incident_id uuid not null,
  principal_id uuid not null,
  reason text not null,
  clause text not null,
  urgency text not null,
  is_drill boolean not null,
  round integer not null,
  state text not null,
  channel text,
  attempts integer not null,
  queued_at timestamp with time zone not null,
  handed_over_at timestamp with time zone,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  failure text,
  called_as text,
  last_entry uuid not null,
  path_step integer,
  via_kind text,
  via_id text,
  constraint pages_pkey PRIMARY KEY (id),
  constraint pages_check CHECK (((state <> 'handed-over'::text) OR (handed_over_at IS NOT NULL))),
  constraint pages_check1 CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL))),
  constraint pages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'handed-over'::text, 'failed'::text, 'answered'::text, 'stopped'::text]))),
  constraint pages_urgency_check CHECK ((urgency = ANY (ARRAY['page'::text, 'notify'::text]))),
  constraint pages_via_kind_check CHECK ((via_kind = ANY (ARRAY['schedule'::text, 'person'::text, 'role'::text, 'team'::text, 'on-call'::text])))
);
CREATE INDEX pages_of_incident ON pages USING btree (incident_id, queued_at, id);
CREATE INDEX pages_of_person ON pages USING btree (principal_id, incident_id);
CREATE INDEX pages_open ON pages USING btree (incident_id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'handed-over'::text]));
CREATE INDEX pages_when ON pages USING btree (queued_at, id);

create table passwords (
  principal_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  constraint passwords_pkey PRIMARY KEY (principal_id)
);

create table pipeline_runs (
  pipeline_id uuid not null,
  run_id uuid not null,
  first_event_at timestamp with time zone not null,
  last_event_at timestamp with time zone not null,
  started_at timestamp with time zone,
  nominal_start timestamp with time zone,
  nominal_end timestamp with time zone,
  ended_at timestamp with time zone,
  ended_how text,
  parent_run uuid,
  integration text,
  error_at timestamp with time zone,
  error text,
  slot_at timestamp with time zone,
  last_entry uuid not null,
  constraint pipeline_runs_pkey PRIMARY KEY (pipeline_id, run_id),
  constraint pipeline_runs_end CHECK (((ended_at IS NULL) = (ended_how IS NULL))),
  constraint pipeline_runs_ended_how_check CHECK ((ended_how = ANY (ARRAY['COMPLETE'::text, 'ABORT'::text, 'FAIL'::text]))),
  constraint pipeline_runs_error CHECK (((error_at IS NULL) = (error IS NULL)))
);
CREATE INDEX pipeline_runs_complete ON pipeline_runs USING btree (pipeline_id, ended_at DESC) WHERE (ended_how = 'COMPLETE'::text);
CREATE INDEX pipeline_runs_last ON pipeline_runs USING btree (last_event_at);
CREATE INDEX pipeline_runs_newest ON pipeline_runs USING btree (pipeline_id, first_event_at DESC, run_id DESC);
CREATE INDEX pipeline_runs_slot ON pipeline_runs USING btree (pipeline_id, slot_at) WHERE (slot_at IS NOT NULL);

create table pipeline_schedules (
  pipeline_id uuid not null,
  holds_from timestamp with time zone not null,
  holds_until timestamp with time zone,
  cron text not null,
  zone text not null,
  nominal text not null,
  last_entry uuid not null,
  constraint pipeline_schedules_pkey PRIMARY KEY (pipeline_id, holds_from),
  constraint pipeline_schedules_nominal_check CHECK ((nominal = ANY (ARRAY['start'::text, 'end'::text, 'by-integration'::text]))),
  constraint pipeline_schedules_span CHECK (((holds_until IS NULL) OR (holds_until >= holds_from)))
);
CREATE UNIQUE INDEX pipeline_schedules_one_holds ON pipeline_schedules USING btree (pipeline_id) WHERE (holds_until IS NULL);

create table pipeline_slots (
  pipeline_id uuid not null,
  slot_at timestamp with time zone not null,
  verdict text not null,
  judged_at timestamp with time zone not null,
  revision integer not null,
  last_entry uuid not null,
  constraint pipeline_slots_pkey PRIMARY KEY (pipeline_id, slot_at),
  constraint pipeline_slots_verdict_check CHECK ((verdict = ANY (ARRAY['pending'::text, 'good'::text, 'late'::text, 'failed'::text, 'unfinished'::text, 'never-started'::text])))
);
CREATE INDEX pipeline_slots_by_time ON pipeline_slots USING btree (slot_at);

create table pipelines (
  id uuid not null,
  job_key bytea not null,
  namespace text not null,
  name text not null,
  integration text,
  is_step boolean not null,
  heard_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint pipelines_pkey PRIMARY KEY (id),
  constraint pipelines_job_key_key UNIQUE (job_key)
);
CREATE INDEX pipelines_by_name ON pipelines USING btree (lower("left"(name, 200)), id);

create table policy_activations (
  id uuid not null,
  version text not null,
  hash text not null,
  activated_at timestamp with time zone not null,
  entry_id uuid not null,
  constraint policy_activations_pkey PRIMARY KEY (id)
);
CREATE INDEX policy_activations_newest ON policy_activations USING btree (activated_at DESC, id DESC);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON policy_activations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON policy_activations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table policy_attestations (
  id uuid not null,
  person_id uuid not null,
  policy text not null,
  attested_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint policy_attestations_pkey PRIMARY KEY (id),
  constraint policy_attestations_once UNIQUE (person_id, policy)
);

create table policy_reviews (
  id uuid not null,
  document text not null,
  version text not null,
  reviewed_on text not null,
  outcome text not null,
  recorded_at timestamp with time zone not null,
  entry_id uuid not null,
  constraint policy_reviews_pkey PRIMARY KEY (id),
  constraint policy_reviews_outcome_check CHECK ((outcome = ANY (ARRAY['unchanged'::text, 'changes-needed'::text])))
);
CREATE INDEX policy_reviews_newest ON policy_reviews USING btree (document, reviewed_on DESC, id DESC);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON policy_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON policy_reviews FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table postmortem_answers (
  incident_id uuid not null,
  section text not null,
  words text not null,
  reason text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint postmortem_answers_pkey PRIMARY KEY (incident_id, section, words)
);

create table postmortem_revisions (
  incident_id uuid not null,
  revision integer not null,
  sections text not null,
  reason text,
  published_by uuid not null,
  published_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint postmortem_revisions_pkey PRIMARY KEY (incident_id, revision)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON postmortem_revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON postmortem_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table postmortem_texts (
  incident_id uuid not null,
  section text not null,
  version integer not null,
  body text not null,
  author_id uuid,
  written_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint postmortem_texts_pkey PRIMARY KEY (incident_id, section, version)
);

create table postmortems (
  incident_id uuid not null,
  code text not null,
  state text not null,
  rule text not null,
  severity text not null,
  clause text not null,
  owed_since timestamp with time zone not null,
  due_at timestamp with time zone,
  missed_at timestamp with time zone,
  begun_at timestamp with time zone,
  published_at timestamp with time zone,
  review_at timestamp with time zone,
  facilitator_id uuid,
  scheduled_at timestamp with time zone,
  scheduled_by uuid,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint postmortems_pkey PRIMARY KEY (incident_id),
  constraint postmortems_code_key UNIQUE (code),
  constraint postmortems_due CHECK (((rule = 'required'::text) = (due_at IS NOT NULL))),
  constraint postmortems_published CHECK (((state <> 'published'::text) OR (published_at IS NOT NULL))),
  constraint postmortems_rule_check CHECK ((rule = ANY (ARRAY['required'::text, 'recommended'::text, 'by-choice'::text]))),
  constraint postmortems_scheduled CHECK (((review_at IS NULL) = (scheduled_at IS NULL))),
  constraint postmortems_state_check CHECK ((state = ANY (ARRAY['owed'::text, 'draft'::text, 'in-review'::text, 'published'::text])))
);
CREATE INDEX postmortems_newest ON postmortems USING btree (owed_since DESC, incident_id DESC);
CREATE INDEX postmortems_open ON postmortems USING btree (due_at, incident_id) WHERE (state <> 'published'::text);

create table prediction_outcomes (
  day date not null,
  id uuid not null,
  observed_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  segment_id uuid not null,
  label text,
  value double precision,
  constraint prediction_outcomes_pkey PRIMARY KEY (id, day, observed_at),
  constraint prediction_outcomes_one CHECK (((label IS NULL) <> (value IS NULL)))
) partition by RANGE (day);

create table prediction_producers (
  producer text not null,
  run text not null,
  model_id uuid not null,
  spans text not null,
  declared bigint not null,
  stored bigint not null,
  marked bigint not null,
  marked_at timestamp with time zone not null,
  settled bigint not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint prediction_producers_pkey PRIMARY KEY (model_id, producer, run)
);

create table prediction_refusals (
  code text not null,
  problem text not null,
  remedy text,
  rows bigint not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint prediction_refusals_pkey PRIMARY KEY (code, problem)
);

create table prediction_reviews (
  id uuid not null,
  code text not null,
  prediction_id uuid not null,
  prediction_day date not null,
  version_id uuid not null,
  subject uuid not null,
  state text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  overdue_at timestamp with time zone,
  reviewer uuid,
  taken_at timestamp with time zone,
  verdict text,
  original text,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  key_id uuid not null,
  words bytea,
  reasons bytea,
  told_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint prediction_reviews_pkey PRIMARY KEY (id),
  constraint prediction_reviews_code_key UNIQUE (code),
  constraint prediction_reviews_asked_by_check CHECK ((asked_by = ANY (ARRAY['subject'::text, 'member'::text]))),
  constraint prediction_reviews_decided CHECK (((state = 'decided'::text) = ((decided_at IS NOT NULL) AND (verdict IS NOT NULL)))),
  constraint prediction_reviews_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'taken'::text, 'decided'::text]))),
  constraint prediction_reviews_verdict_check CHECK ((verdict = ANY (ARRAY['upheld'::text, 'overturned'::text])))
);
CREATE INDEX prediction_reviews_by_prediction ON prediction_reviews USING btree (prediction_id, prediction_day);
CREATE INDEX prediction_reviews_by_state ON prediction_reviews USING btree (state, due_at);
CREATE UNIQUE INDEX prediction_reviews_open ON prediction_reviews USING btree (prediction_id, prediction_day) WHERE (state <> 'decided'::text);

create table prediction_segments (
  id uuid not null,
  salt bytea not null,
  root text not null,
  predictions integer not null,
  outcomes integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint prediction_segments_pkey PRIMARY KEY (id)
);
CREATE INDEX prediction_segments_by_time ON prediction_segments USING btree (last_at);

create table predictions (
  at timestamp with time zone not null,
  score double precision,
  id uuid not null,
  version_id uuid not null,
  segment_id uuid not null,
  subject uuid,
  key_id uuid not null,
  day date not null,
  decision text,
  fingerprint bytea not null,
  sealed bytea not null,
  constraint predictions_pkey PRIMARY KEY (id, day)
) partition by RANGE (day);
CREATE INDEX predictions_by_subject ON ONLY predictions USING btree (subject, at) WHERE (subject IS NOT NULL);
CREATE INDEX predictions_by_time ON ONLY predictions USING brin (at) WITH (pages_per_range='16');

create table principals (
  id uuid not null,
  kind text not null,
  state text not null,
  created_at timestamp with time zone not null,
  time_zone text,
  last_entry uuid not null,
  constraint principals_pkey PRIMARY KEY (id),
  constraint principals_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'service'::text, 'auditor'::text]))),
  constraint principals_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'suspended'::text, 'erased'::text])))
);

create table prometheus_feeds (
  id uuid not null,
  name text not null,
  url text not null,
  objective text not null,
  total_query text not null,
  bad_query text not null,
  read_to timestamp with time zone not null,
  problem text,
  problem_at timestamp with time zone,
  removed_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint prometheus_feeds_pkey PRIMARY KEY (id),
  constraint prometheus_feeds_problem CHECK (((problem IS NULL) = (problem_at IS NULL)))
);
CREATE UNIQUE INDEX prometheus_feeds_one_name ON prometheus_feeds USING btree (lower(name)) WHERE (removed_at IS NULL);

create table promotion_evidence (
  id uuid not null,
  service text not null,
  commit_sha text not null,
  what text not null,
  state text not null,
  tool text,
  findings integer not null,
  report text,
  plan text,
  reference text,
  deployment_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  last_entry uuid not null,
  scanned_at timestamp with time zone,
  constraint promotion_evidence_pkey PRIMARY KEY (id),
  constraint promotion_evidence_state_check CHECK ((state = ANY (ARRAY['passed'::text, 'failed'::text, 'not-run'::text])))
);
CREATE INDEX promotion_evidence_newest ON promotion_evidence USING btree (recorded_at DESC, id DESC);
CREATE INDEX promotion_evidence_of_commit ON promotion_evidence USING btree (service, commit_sha, what, recorded_at DESC, id DESC);

create table pseudonyms (
  token text not null,
  kind text not null,
  key_id uuid not null,
  ciphertext bytea not null,
  first_seen_at timestamp with time zone not null,
  constraint pseudonyms_pkey PRIMARY KEY (token),
  constraint pseudonyms_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'ip'::text, 'user'::text, 'phone'::text, 'iban'::text, 'person'::text, 'custom'::text])))
);

create table read_counts (
  principal_id uuid not null,
  minute timestamp with time zone not null,
  route text not null,
  count bigint not null,
  constraint read_counts_pkey PRIMARY KEY (principal_id, minute, route)
);

create table refresh_tokens (
  token_hash bytea not null,
  session_id uuid not null,
  issued_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint refresh_tokens_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX refresh_tokens_of ON refresh_tokens USING btree (session_id);

create table refusal_counts (
  actor text not null,
  command text not null,
  resource_kind text not null,
  resource_id text not null,
  code text not null,
  minute timestamp with time zone not null,
  count bigint not null,
  clause text,
  constraint refusal_counts_pkey PRIMARY KEY (actor, command, resource_kind, resource_id, code, minute)
);

create table registry_aliases (
  registry_id uuid not null,
  name text not null,
  alias text not null,
  model text not null,
  version text not null,
  followed boolean not null,
  problem text,
  constraint registry_aliases_pkey PRIMARY KEY (registry_id, name, alias)
);

create table registry_versions (
  registry_id uuid not null,
  name text not null,
  version text not null,
  model text not null,
  status text not null,
  standing text not null,
  problem text,
  constraint registry_versions_pkey PRIMARY KEY (registry_id, name, version)
);

create table regulator_notices (
  id uuid not null,
  incident_id uuid not null,
  rule text not null,
  aware_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  missed_at timestamp with time zone,
  filed_at timestamp with time zone,
  filed_by uuid,
  filed text,
  not_owed boolean default false not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint regulator_notices_pkey PRIMARY KEY (id),
  constraint regulator_notices_filed CHECK (((filed_at IS NULL) = (filed IS NULL)))
);
CREATE UNIQUE INDEX regulator_notices_once ON regulator_notices USING btree (incident_id, rule) WHERE (NOT not_owed);
CREATE INDEX regulator_notices_running ON regulator_notices USING btree (due_at) WHERE (filed_at IS NULL);

create table role_grants (
  id uuid not null,
  principal_id uuid not null,
  role text not null,
  team_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_entry uuid not null,
  constraint role_grants_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX role_grants_everywhere ON role_grants USING btree (principal_id, role) WHERE ((revoked_at IS NULL) AND (team_id IS NULL));
CREATE UNIQUE INDEX role_grants_in_team ON role_grants USING btree (principal_id, role, team_id) WHERE ((revoked_at IS NULL) AND (team_id IS NOT NULL));
CREATE INDEX role_grants_of ON role_grants USING btree (principal_id) WHERE (revoked_at IS NULL);

create table role_proposals (
  id uuid not null,
  principal_id uuid not null,
  provider_id uuid not null,
  role text not null,
  team_id uuid,
  change text not null,
  state text not null,
  proposed_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint role_proposals_pkey PRIMARY KEY (id),
  constraint role_proposals_change_check CHECK ((change = ANY (ARRAY['give'::text, 'take'::text]))),
  constraint role_proposals_settled CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint role_proposals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'void'::text])))
);
CREATE INDEX role_proposals_of ON role_proposals USING btree (principal_id, provider_id, proposed_at);
CREATE UNIQUE INDEX role_proposals_one_open ON role_proposals USING btree (principal_id, provider_id, role, COALESCE(team_id, '00000000-0000-0000-0000-000000000000'::uuid), change) WHERE (state = ANY (ARRAY['open'::text, 'declined'::text]));
CREATE INDEX role_proposals_waiting ON role_proposals USING btree (proposed_at, id) WHERE (state = 'open'::text);

create table rollback_executors (
  id uuid not null,
  name text not null,
  url text,
  program_id uuid,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint rollback_executors_pkey PRIMARY KEY (id),
  constraint rollback_executors_one_way CHECK (((url IS NULL) <> (program_id IS NULL)))
);
CREATE UNIQUE INDEX rollback_executors_name ON rollback_executors USING btree (lower(name)) WHERE (removed_at IS NULL);

create table rollbacks (
  id uuid not null,
  incident_id uuid not null,
  target text not null,
  to_version text not null,
  from_version text,
  evidence text not null,
  executor_id uuid not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  state text not null,
  approval_id uuid,
  authorised_at timestamp with time zone,
  answer_by timestamp with time zone,
  sent_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  because text,
  detail text,
  is_late boolean default false not null,
  broken_by uuid,
  ratified_by uuid,
  ratified_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint rollbacks_pkey PRIMARY KEY (id),
  constraint rollbacks_authorised CHECK (((state = ANY (ARRAY['asked'::text, 'refused'::text])) OR ((authorised_at IS NOT NULL) AND (answer_by IS NOT NULL)))),
  constraint rollbacks_ended CHECK (((state = ANY (ARRAY['refused'::text, 'succeeded'::text, 'failed'::text, 'timed-out'::text])) = (ended_at IS NOT NULL))),
  constraint rollbacks_ratified CHECK ((((ratified_by IS NULL) = (ratified_at IS NULL)) AND ((ratified_at IS NULL) OR (broken_by IS NOT NULL)))),
  constraint rollbacks_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'refused'::text, 'approved'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'timed-out'::text])))
);
CREATE INDEX rollbacks_newest ON rollbacks USING btree (requested_at DESC, id DESC);
CREATE INDEX rollbacks_of_executor ON rollbacks USING btree (executor_id) WHERE (state = ANY (ARRAY['asked'::text, 'approved'::text, 'running'::text]));
CREATE INDEX rollbacks_of_incident ON rollbacks USING btree (incident_id, requested_at DESC);
CREATE UNIQUE INDEX rollbacks_open ON rollbacks USING btree (incident_id, target) WHERE (state = ANY (ARRAY['asked'::text, 'approved'::text, 'running'::text]));

create table routing_versions (
  version integer not null,
  state text not null,
  rules text not null,
  parsed text not null,
  catch_all uuid,
  reason text not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  last_entry uuid not null,
  constraint routing_versions_pkey PRIMARY KEY (version),
  constraint routing_versions_state_check CHECK ((state = ANY (ARRAY['active'::text, 'shadow'::text, 'past'::text])))
);
CREATE UNIQUE INDEX routing_one_active ON routing_versions USING btree (state) WHERE (state = 'active'::text);
CREATE UNIQUE INDEX routing_one_shadow ON routing_versions USING btree (state) WHERE (state = 'shadow'::text);

create table run_batches (
  entry_id uuid not null,
  salt bytea not null,
  events text not null,
  at timestamp with time zone,
  constraint run_batches_pkey PRIMARY KEY (entry_id)
);
CREATE INDEX run_batches_at ON run_batches USING btree (at);

create table runbook_executions (
  id uuid not null,
  incident_id uuid not null,
  runbook text not null,
  runbook_version text not null,
  title text not null,
  steps text not null,
  is_drill boolean not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  note text,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint runbook_executions_pkey PRIMARY KEY (id),
  constraint runbook_executions_ended CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint runbook_executions_outcome_check CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text, 'abandoned'::text])))
);
CREATE INDEX runbook_executions_drilled ON runbook_executions USING btree (runbook, ended_at DESC) WHERE is_drill;
CREATE INDEX runbook_executions_newest ON runbook_executions USING btree (started_at DESC, id DESC);
CREATE INDEX runbook_executions_of_incident ON runbook_executions USING btree (incident_id, started_at DESC);
CREATE UNIQUE INDEX runbook_executions_open ON runbook_executions USING btree (incident_id, runbook) WHERE (ended_at IS NULL);

create table runbook_versions (
  id uuid not null,
  runbook text not null,
  version text not null,
  body text not null,
  diagram text,
  state text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  review_id uuid,
  approval_id uuid,
  is_reviewed boolean default false not null,
  is_approved boolean default false not null,
  settled_at timestamp with time zone,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint runbook_versions_pkey PRIMARY KEY (id),
  constraint runbook_versions_both CHECK (((state <> ALL (ARRAY['in-force'::text, 'replaced'::text])) OR (is_reviewed AND is_approved))),
  constraint runbook_versions_settled CHECK (((state = 'proposed'::text) = (settled_at IS NULL))),
  constraint runbook_versions_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'in-force'::text, 'replaced'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX runbook_versions_in_force ON runbook_versions USING btree (runbook) WHERE (state = 'in-force'::text);
CREATE UNIQUE INDEX runbook_versions_named ON runbook_versions USING btree (runbook, version) WHERE (state <> 'refused'::text);
CREATE INDEX runbook_versions_newest ON runbook_versions USING btree (runbook, proposed_at DESC);
CREATE UNIQUE INDEX runbook_versions_proposed ON runbook_versions USING btree (runbook) WHERE (state = 'proposed'::text);

create table schedule_overrides (
  id uuid not null,
  schedule_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  instead_id uuid,
  person_id uuid,
  how text not null,
  made_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  last_entry uuid not null,
  constraint schedule_overrides_pkey PRIMARY KEY (id),
  constraint schedule_overrides_check CHECK ((from_at < until_at)),
  constraint schedule_overrides_how_check CHECK ((how = ANY (ARRAY['arranged'::text, 'taken'::text, 'given'::text, 'imported'::text])))
);
CREATE INDEX schedule_overrides_of ON schedule_overrides USING btree (schedule_id, until_at);

create table schedule_versions (
  id uuid not null,
  schedule_id uuid not null,
  from_at timestamp with time zone not null,
  plan text not null,
  own_hand uuid,
  replaced_at timestamp with time zone,
  last_entry uuid not null,
  constraint schedule_versions_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX schedule_versions_from ON schedule_versions USING btree (schedule_id, from_at) WHERE (replaced_at IS NULL);

create table schedules (
  id uuid not null,
  name text not null,
  team_id uuid,
  wakes boolean not null,
  retired_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint schedules_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX schedules_name ON schedules USING btree (lower(name)) WHERE (retired_at IS NULL);

create table schema_migrations (
  name character varying(255) not null,
  timestamp character varying(255) not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table schema_migrations_lock (
  id character varying(255) not null,
  is_locked integer default 0 not null,
  constraint schema_migrations_lock_pkey PRIMARY KEY (id)
);

create table service_accounts (
  principal_id uuid not null,
  name text not null,
  constraint service_accounts_pkey PRIMARY KEY (principal_id),
  constraint service_accounts_name_key UNIQUE (name)
);

create table service_addresses (
  address text not null,
  service_id uuid not null,
  last_entry uuid not null,
  constraint service_addresses_pkey PRIMARY KEY (address)
);
CREATE INDEX service_addresses_of ON service_addresses USING btree (service_id);

create table service_dependencies (
  service_id uuid not null,
  on_id uuid not null,
  last_entry uuid not null,
  constraint service_dependencies_pkey PRIMARY KEY (service_id, on_id),
  constraint service_dependencies_on_another CHECK ((service_id <> on_id))
);
CREATE INDEX service_dependencies_on ON service_dependencies USING btree (on_id);

create table services (
  id uuid not null,
  name text not null,
  kind text not null,
  team_id uuid,
  tier smallint,
  user_facing boolean,
  runbook text,
  links text not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint services_pkey PRIMARY KEY (id),
  constraint services_name_key UNIQUE (name),
  constraint services_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'model'::text, 'pipeline'::text, 'data-set'::text]))),
  constraint services_name CHECK ((name = lower(name))),
  constraint services_tier_check CHECK (((tier >= 1) AND (tier <= 5)))
);

create table sessions (
  id uuid not null,
  principal_id uuid not null,
  kind text not null,
  cookie_hash bytea,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_entry uuid not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_cookie_hash_key UNIQUE (cookie_hash),
  constraint sessions_check CHECK (((kind = 'browser'::text) = (cookie_hash IS NOT NULL))),
  constraint sessions_kind_check CHECK ((kind = ANY (ARRAY['browser'::text, 'oauth'::text])))
);
CREATE INDEX sessions_open ON sessions USING btree (principal_id) WHERE (ended_at IS NULL);

create table set_up (
  only_one boolean default true not null,
  link_hash bytea,
  link_expires_at timestamp with time zone,
  organisation text,
  completed_at timestamp with time zone,
  entry_id uuid,
  constraint set_up_pkey PRIMARY KEY (only_one),
  constraint set_up_check CHECK (((link_hash IS NULL) = (link_expires_at IS NULL))),
  constraint set_up_check1 CHECK (((completed_at IS NULL) = (entry_id IS NULL))),
  constraint set_up_only_one_check CHECK (only_one)
);

create table sign_in_buckets (
  key bytea not null,
  empty_at timestamp with time zone not null,
  constraint sign_in_buckets_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_buckets_empty ON sign_in_buckets USING btree (empty_at);

create table slo_alerts (
  objective text not null,
  level text not null,
  since timestamp with time zone not null,
  clear_since timestamp with time zone,
  why text not null,
  incident_id uuid not null,
  last_entry uuid not null,
  constraint slo_alerts_pkey PRIMARY KEY (objective, level),
  constraint slo_alerts_level_check CHECK ((level = ANY (ARRAY['page'::text, 'ticket'::text])))
);

create table slo_corrections (
  id uuid not null,
  objective text not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  total bigint not null,
  bad bigint not null,
  reason text not null,
  by_id uuid,
  at timestamp with time zone not null,
  last_entry uuid not null,
  constraint slo_corrections_pkey PRIMARY KEY (id)
);
CREATE INDEX slo_corrections_of ON slo_corrections USING btree (objective, at DESC);

create table slo_definitions (
  name text not null,
  version integer not null,
  definition text not null,
  state text not null,
  back_test text,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint slo_definitions_pkey PRIMARY KEY (name, version),
  constraint slo_definitions_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'active'::text, 'retired'::text])))
);
CREATE UNIQUE INDEX slo_definitions_active ON slo_definitions USING btree (name) WHERE (state = 'active'::text);

create table slo_freezes (
  id uuid not null,
  objective text not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  total bigint not null,
  bad bigint not null,
  remaining text not null,
  last_entry uuid not null,
  constraint slo_freezes_pkey PRIMARY KEY (id)
);
CREATE INDEX slo_freezes_of ON slo_freezes USING btree (objective, entered_at DESC);
CREATE UNIQUE INDEX slo_freezes_one ON slo_freezes USING btree (objective) WHERE (left_at IS NULL);

create table slo_incidents (
  objective text not null,
  incident_id uuid not null,
  since timestamp with time zone not null,
  last_entry uuid not null,
  constraint slo_incidents_pkey PRIMARY KEY (objective, incident_id)
);

create table slo_states (
  objective text not null,
  freeze_id uuid,
  since timestamp with time zone,
  recovered_since timestamp with time zone,
  incident_id uuid,
  judged_at timestamp with time zone not null,
  standing text not null,
  last_entry uuid,
  constraint slo_states_pkey PRIMARY KEY (objective)
);

create table sso_accounts (
  id uuid not null,
  principal_id uuid not null,
  provider_id uuid not null,
  proved_by text not null,
  linked_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint sso_accounts_pkey PRIMARY KEY (id),
  constraint sso_accounts_once UNIQUE (principal_id, provider_id),
  constraint sso_accounts_proved_by_check CHECK ((proved_by = ANY (ARRAY['password'::text, 'one-time-link'::text, 'verified-email'::text])))
);
CREATE INDEX sso_accounts_by_provider ON sso_accounts USING btree (provider_id);

create table sso_sessions (
  session_id uuid not null,
  account_id uuid not null,
  last_entry uuid not null,
  constraint sso_sessions_pkey PRIMARY KEY (session_id)
);
CREATE INDEX sso_sessions_of ON sso_sessions USING btree (account_id);

create table sso_used_attempts (
  hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint sso_used_attempts_pkey PRIMARY KEY (hash)
);
CREATE INDEX sso_used_attempts_by_end ON sso_used_attempts USING btree (expires_at);

create table status_subscribers (
  id uuid not null,
  kind text not null,
  key_id uuid,
  ciphertext bytea,
  address_index bytea,
  services text[] not null,
  state text not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  last_entry uuid not null,
  is_listed boolean default false not null,
  constraint status_subscribers_pkey PRIMARY KEY (id),
  constraint status_subscribers_erased CHECK ((((state = 'ended'::text) = (ciphertext IS NULL)) AND ((state = 'ended'::text) = (address_index IS NULL)))),
  constraint status_subscribers_kind_check CHECK ((kind = ANY (ARRAY['e-mail'::text, 'webhook'::text]))),
  constraint status_subscribers_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'confirmed'::text, 'ended'::text])))
);
CREATE UNIQUE INDEX status_subscribers_once ON status_subscribers USING btree (address_index) WHERE (state <> 'ended'::text);
CREATE INDEX status_subscribers_told ON status_subscribers USING btree (id) WHERE (state = 'confirmed'::text);

create table status_updates (
  id uuid not null,
  incident_id uuid not null,
  code text not null,
  state text not null,
  impact text not null,
  services text[] not null,
  body text not null,
  happened_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  next_by timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint status_updates_pkey PRIMARY KEY (id),
  constraint status_updates_happened CHECK ((happened_at <= published_at)),
  constraint status_updates_impact_check CHECK ((impact = ANY (ARRAY['none'::text, 'degraded'::text, 'partial-outage'::text, 'full-outage'::text]))),
  constraint status_updates_state_check CHECK ((state = ANY (ARRAY['investigating'::text, 'identified'::text, 'monitoring'::text, 'resolved'::text])))
);
CREATE INDEX status_updates_by_time ON status_updates USING btree (published_at DESC, id DESC);
CREATE INDEX status_updates_of ON status_updates USING btree (incident_id, published_at DESC);

create table status_wordings (
  update_id uuid not null,
  version integer not null,
  body text not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  last_entry uuid not null,
  constraint status_wordings_pkey PRIMARY KEY (update_id, version)
);

create table suppressed_alerts (
  integration_id uuid not null,
  fingerprint text not null,
  suppression_id uuid not null,
  constraint suppressed_alerts_pkey PRIMARY KEY (integration_id, fingerprint, suppression_id)
);
CREATE INDEX suppressed_alerts_of ON suppressed_alerts USING btree (suppression_id);

create table suppressions (
  id uuid not null,
  kind text not null,
  integration_id uuid,
  service text,
  labels text not null,
  alerts integer not null,
  reason text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  team_id uuid,
  visibility text not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint suppressions_pkey PRIMARY KEY (id),
  constraint suppressions_check CHECK ((starts_at < ends_at)),
  constraint suppressions_check1 CHECK (((visibility = 'organisation'::text) OR (team_id IS NOT NULL))),
  constraint suppressions_kind_check CHECK ((kind = ANY (ARRAY['snooze'::text, 'maintenance'::text, 'flapping'::text, 'pause'::text]))),
  constraint suppressions_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'team'::text])))
);
CREATE INDEX suppressions_newest ON suppressions USING btree (id DESC);
CREATE INDEX suppressions_open ON suppressions USING btree (ends_at) WHERE (ended_at IS NULL);

create table team_members (
  team_id uuid not null,
  principal_id uuid not null,
  since timestamp with time zone not null,
  constraint team_members_pkey PRIMARY KEY (team_id, principal_id)
);
CREATE INDEX team_members_of ON team_members USING btree (principal_id);

create table teams (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint teams_pkey PRIMARY KEY (id),
  constraint teams_name_key UNIQUE (name)
);
CREATE UNIQUE INDEX teams_name_folded ON teams USING btree (lower(name));

create table telemetry_events (
  series text not null,
  source text not null,
  key text not null,
  part text not null,
  at timestamp with time zone not null,
  state text not null,
  cause text not null,
  reason text,
  sequence bigint not null,
  received_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint telemetry_events_pkey PRIMARY KEY (series, source, key),
  constraint telemetry_events_state_check CHECK ((state = ANY (ARRAY['good'::text, 'bad'::text, 'pending'::text, 'excluded'::text])))
);
CREATE INDEX telemetry_events_at ON telemetry_events USING btree (series, at DESC, key);

create table telemetry_hours (
  series text not null,
  part text not null,
  hour timestamp with time zone not null,
  total bigint not null,
  bad bigint not null,
  constraint telemetry_hours_pkey PRIMARY KEY (series, hour, part)
);

create table telemetry_minutes (
  series text not null,
  part text not null,
  minute timestamp with time zone not null,
  total bigint not null,
  bad bigint not null,
  constraint telemetry_minutes_pkey PRIMARY KEY (series, minute, part)
);

create table telemetry_samples (
  series text not null,
  part text not null,
  minute timestamp with time zone not null,
  source text not null,
  stream text not null,
  cause text not null,
  sequence bigint not null,
  total bigint not null,
  bad bigint not null,
  received_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint telemetry_samples_pkey PRIMARY KEY (series, part, minute, source, stream, cause)
);
CREATE INDEX telemetry_samples_caused ON telemetry_samples USING btree (series, minute) WHERE (cause <> ''::text);
CREATE INDEX telemetry_samples_received ON telemetry_samples USING btree (minute);

create table telemetry_sources (
  series text not null,
  source text not null,
  connected_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_entry uuid not null,
  constraint telemetry_sources_pkey PRIMARY KEY (series, source)
);

create table tickets (
  action_id uuid not null,
  incident_id uuid not null,
  tracker_id uuid not null,
  key text,
  url text,
  asked_at timestamp with time zone not null,
  agreed text not null,
  told text,
  synced_at timestamp with time zone,
  problem text,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint tickets_pkey PRIMARY KEY (action_id),
  constraint tickets_agreed_check CHECK ((agreed = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint tickets_there CHECK (((key IS NULL) = (url IS NULL))),
  constraint tickets_told_check CHECK ((told = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);
CREATE INDEX tickets_newest ON tickets USING btree (asked_at DESC, action_id DESC);
CREATE UNIQUE INDEX tickets_of_tracker ON tickets USING btree (tracker_id, key) WHERE (key IS NOT NULL);

create table trackers (
  id uuid not null,
  kind text not null,
  name text not null,
  url text,
  project text not null,
  ticket_type text,
  secret_ref text,
  is_internal_approved boolean not null,
  means_open text[] not null,
  means_done text[] not null,
  means_dropped text[] not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  looked_at timestamp with time zone,
  problem text,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint trackers_pkey PRIMARY KEY (id),
  constraint trackers_kind_check CHECK ((kind = ANY (ARRAY['github'::text, 'jira'::text]))),
  constraint trackers_reached CHECK (((kind = 'jira'::text) = ((url IS NOT NULL) AND (secret_ref IS NOT NULL) AND (ticket_type IS NOT NULL))))
);
CREATE UNIQUE INDEX trackers_name ON trackers USING btree (lower(name)) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX trackers_place ON trackers USING btree (kind, COALESCE(url, ''::text), lower(project)) WHERE (removed_at IS NULL);

create table update_templates (
  id uuid not null,
  name text not null,
  audience text not null,
  body text not null,
  last_entry uuid not null,
  constraint update_templates_pkey PRIMARY KEY (id),
  constraint update_templates_audience_check CHECK ((audience = ANY (ARRAY['stakeholders'::text, 'public'::text])))
);
CREATE UNIQUE INDEX update_templates_by_name ON update_templates USING btree (lower(name));

create table violation_intake (
  id uuid not null,
  violation_id uuid not null,
  case_hash text,
  clause text,
  about_governance boolean not null,
  body text not null,
  received_on date not null,
  constraint violation_intake_pkey PRIMARY KEY (id)
);
CREATE INDEX violation_intake_of ON violation_intake USING btree (violation_id);

create table violation_messages (
  id uuid not null,
  violation_id uuid not null,
  author text not null,
  author_id uuid,
  body text not null,
  said_at timestamp with time zone not null,
  last_entry uuid not null,
  constraint violation_messages_pkey PRIMARY KEY (id),
  constraint violation_messages_author_check CHECK ((author = ANY (ARRAY['reporter'::text, 'handler'::text, 'gate'::text])))
);
CREATE INDEX violation_messages_of ON violation_messages USING btree (violation_id, said_at, id);

create table violation_subjects (
  violation_id uuid not null,
  principal_id uuid not null,
  last_entry uuid not null,
  constraint violation_subjects_pkey PRIMARY KEY (violation_id, principal_id)
);
CREATE INDEX violation_subjects_of ON violation_subjects USING btree (principal_id);

create table violations (
  id uuid not null,
  source text not null,
  clause text,
  about_governance boolean not null,
  reporter_id uuid,
  case_hash text,
  gate_key text,
  reported_at timestamp with time zone not null,
  state text not null,
  intent text not null,
  outcomes text not null,
  called_in text not null,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint violations_pkey PRIMARY KEY (id),
  constraint violations_case_hash_key UNIQUE (case_hash),
  constraint violations_gate_key_key UNIQUE (gate_key),
  constraint violations_intent_check CHECK ((intent = ANY (ARRAY['unknown'::text, 'unintentional'::text, 'intentional'::text]))),
  constraint violations_reporter CHECK (((source = 'member'::text) = (reporter_id IS NOT NULL))),
  constraint violations_source_check CHECK ((source = ANY (ARRAY['member'::text, 'anonymous'::text, 'gate'::text]))),
  constraint violations_state_check CHECK ((state = ANY (ARRAY['reported'::text, 'triaged'::text, 'decided'::text])))
);
CREATE INDEX violations_newest ON violations USING btree (reported_at DESC, id DESC);
CREATE INDEX violations_undecided ON violations USING btree (reported_at, id) WHERE (state <> 'decided'::text);

create table way_proofs (
  principal_id uuid not null,
  channel text not null,
  how text not null,
  proven_at timestamp with time zone not null,
  constraint way_proofs_pkey PRIMARY KEY (principal_id, channel),
  constraint way_proofs_how_check CHECK ((how = ANY (ARRAY['test'::text, 'notice'::text])))
);

create table witnessed_heads (
  ledger_id uuid not null,
  size bigint not null,
  checkpoint text not null,
  seen_at timestamp with time zone not null,
  constraint witnessed_heads_pkey PRIMARY KEY (ledger_id, size)
);
CREATE INDEX witnessed_heads_newest ON witnessed_heads USING btree (seen_at);

create table witnessed_ledgers (
  id uuid not null,
  name text not null,
  origin text not null,
  keys text not null,
  size bigint not null,
  checkpoint text,
  seen_at timestamp with time zone,
  problem text,
  problem_checkpoint text,
  problem_at timestamp with time zone,
  removed_at timestamp with time zone,
  version integer not null,
  last_instant timestamp with time zone not null,
  last_entry uuid not null,
  constraint witnessed_ledgers_pkey PRIMARY KEY (id),
  constraint witnessed_ledgers_evidence CHECK ((((problem IS NULL) = (problem_checkpoint IS NULL)) AND ((problem IS NULL) = (problem_at IS NULL)))),
  constraint witnessed_ledgers_problem CHECK ((problem = ANY (ARRAY['forked'::text, 'unproven'::text, 'older'::text])))
);
CREATE UNIQUE INDEX witnessed_ledgers_one_name ON witnessed_ledgers USING btree (lower(name)) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX witnessed_ledgers_one_origin ON witnessed_ledgers USING btree (origin) WHERE (removed_at IS NULL);

create table ledger_entries_0 partition of ledger_entries FOR VALUES FROM ('0') TO ('4194304');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_entries_0 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ledger_entries_beyond partition of ledger_entries DEFAULT;
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger_entries_beyond FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table prediction_outcomes_beyond partition of prediction_outcomes DEFAULT;

create table predictions_beyond partition of predictions DEFAULT;

alter table access_review_items add constraint access_review_items_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table access_review_items add constraint access_review_items_review_id_fkey FOREIGN KEY (review_id) REFERENCES access_reviews(id);

alter table alerts add constraint alerts_held_by_fkey FOREIGN KEY (held_by) REFERENCES suppressions(id);

alter table api_keys add constraint api_keys_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES service_accounts(principal_id);

alter table approval_votes add constraint approval_votes_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approvals(id);

alter table audience_notices add constraint audience_notices_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table audience_people add constraint audience_people_audience_id_fkey FOREIGN KEY (audience_id) REFERENCES audiences(id);

alter table audiences add constraint audiences_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table auditor_accesses add constraint auditor_accesses_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table board_reports add constraint board_reports_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES principals(id);

alter table change_events add constraint change_events_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES integrations(id);

alter table consultations add constraint consultations_act_id_fkey FOREIGN KEY (act_id) REFERENCES acts(id);

alter table contact_roles add constraint contact_roles_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table data_assets add constraint data_assets_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES data_decisions(id);

alter table data_assets add constraint data_assets_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table data_decisions add constraint data_decisions_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES principals(id);

alter table drift_evaluations add constraint drift_evaluations_version_id_fkey FOREIGN KEY (version_id) REFERENCES drift_watches(version_id);

alter table drift_references add constraint drift_references_version_id_fkey FOREIGN KEY (version_id) REFERENCES drift_watches(version_id);

alter table early_outcomes add constraint early_outcomes_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id);

alter table erasure_items add constraint erasure_items_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasures(id);

alter table erasures add constraint erasures_member_id_fkey FOREIGN KEY (member_id) REFERENCES principals(id);

alter table escalation_path_versions add constraint escalation_path_versions_path_id_fkey FOREIGN KEY (path_id) REFERENCES escalation_paths(id);

alter table escalation_runs add constraint escalation_runs_version_id_fkey FOREIGN KEY (version_id) REFERENCES escalation_path_versions(id);

alter table exceptions add constraint exceptions_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES exceptions(id);

alter table fairness_reports add constraint fairness_reports_version_id_fkey FOREIGN KEY (version_id) REFERENCES drift_watches(version_id);

alter table github_protection_requests add constraint github_protection_requests_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES deployments(id);

alter table group_roles add constraint group_roles_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES identity_providers(id);

alter table group_roles add constraint group_roles_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table heartbeats add constraint heartbeats_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES integrations(id);

alter table identity_map add constraint identity_map_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table incident_audiences add constraint incident_audiences_audience_id_fkey FOREIGN KEY (audience_id) REFERENCES audiences(id);

alter table incident_audiences add constraint incident_audiences_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incident_clocks add constraint incident_clocks_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incident_notes add constraint incident_notes_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incident_obligations add constraint incident_obligations_carrier_id_fkey FOREIGN KEY (carrier_id) REFERENCES incidents(id);

alter table incident_obligations add constraint incident_obligations_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incident_relations add constraint incident_relations_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incident_relations add constraint incident_relations_other_id_fkey FOREIGN KEY (other_id) REFERENCES incidents(id);

alter table incident_votes add constraint incident_votes_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incidents add constraint incidents_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES incidents(id);

alter table ledger_anchor_marks add constraint ledger_anchor_marks_anchor_id_fkey FOREIGN KEY (anchor_id) REFERENCES ledger_anchors(id);

alter table ledger_anchors add constraint ledger_anchors_alarm_incident_id_fkey FOREIGN KEY (alarm_incident_id) REFERENCES incidents(id);

alter table ledger_anchors add constraint ledger_anchors_sink_id_fkey FOREIGN KEY (sink_id) REFERENCES ledger_sinks(id);

alter table ledger_sink_checks add constraint ledger_sink_checks_sink_id_fkey FOREIGN KEY (sink_id) REFERENCES ledger_sinks(id);

alter table ledger_sink_objects add constraint ledger_sink_objects_sink_id_fkey FOREIGN KEY (sink_id) REFERENCES ledger_sinks(id);

alter table ledger_sink_rejects add constraint ledger_sink_rejects_sink_id_fkey FOREIGN KEY (sink_id) REFERENCES ledger_sinks(id);

alter table llm_calls add constraint llm_calls_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES llm_consumers(id);

alter table llm_consumers add constraint llm_consumers_account_id_fkey FOREIGN KEY (account_id) REFERENCES principals(id);

alter table llm_consumers add constraint llm_consumers_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table llm_dpas add constraint llm_dpas_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES llm_providers(id);

alter table llm_dpas add constraint llm_dpas_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES principals(id);

alter table llm_prices add constraint llm_prices_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES llm_providers(id);

alter table llm_spikes add constraint llm_spikes_consumer_id_fkey FOREIGN KEY (consumer_id) REFERENCES llm_consumers(id);

alter table model_activations add constraint model_activations_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id);

alter table model_activations add constraint model_activations_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id);

alter table model_bins add constraint model_bins_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id);

alter table model_hours add constraint model_hours_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id);

alter table model_minutes add constraint model_minutes_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id);

alter table model_slices add constraint model_slices_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id);

alter table model_versions add constraint model_versions_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id);

alter table notices add constraint notices_act_id_fkey FOREIGN KEY (act_id) REFERENCES acts(id);

alter table passwords add constraint passwords_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table pipeline_runs add constraint pipeline_runs_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES pipelines(id);

alter table pipeline_schedules add constraint pipeline_schedules_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES pipelines(id);

alter table pipeline_slots add constraint pipeline_slots_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES pipelines(id);

alter table policy_attestations add constraint policy_attestations_person_id_fkey FOREIGN KEY (person_id) REFERENCES principals(id);

alter table postmortem_answers add constraint postmortem_answers_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES postmortems(incident_id);

alter table postmortem_revisions add constraint postmortem_revisions_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES postmortems(incident_id);

alter table postmortem_texts add constraint postmortem_texts_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES postmortems(incident_id);

alter table prediction_producers add constraint prediction_producers_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id);

alter table prediction_reviews add constraint prediction_reviews_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id);

alter table refresh_tokens add constraint refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id);

alter table registry_aliases add constraint registry_aliases_registry_id_fkey FOREIGN KEY (registry_id) REFERENCES model_registries(id);

alter table registry_versions add constraint registry_versions_registry_id_fkey FOREIGN KEY (registry_id) REFERENCES model_registries(id);

alter table regulator_notices add constraint regulator_notices_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table role_grants add constraint role_grants_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES principals(id);

alter table role_grants add constraint role_grants_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table role_grants add constraint role_grants_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table role_proposals add constraint role_proposals_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES identity_providers(id);

alter table rollbacks add constraint rollbacks_executor_id_fkey FOREIGN KEY (executor_id) REFERENCES rollback_executors(id);

alter table schedule_versions add constraint schedule_versions_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules(id);

alter table service_accounts add constraint service_accounts_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table service_addresses add constraint service_addresses_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id);

alter table service_dependencies add constraint service_dependencies_on_id_fkey FOREIGN KEY (on_id) REFERENCES services(id);

alter table service_dependencies add constraint service_dependencies_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id);

alter table sessions add constraint sessions_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table sso_accounts add constraint sso_accounts_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES identity_providers(id);

alter table status_updates add constraint status_updates_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table status_wordings add constraint status_wordings_update_id_fkey FOREIGN KEY (update_id) REFERENCES status_updates(id);

alter table suppressed_alerts add constraint suppressed_alerts_suppression_id_fkey FOREIGN KEY (suppression_id) REFERENCES suppressions(id);

alter table suppressions add constraint suppressions_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES integrations(id);

alter table team_members add constraint team_members_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principals(id);

alter table team_members add constraint team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table tickets add constraint tickets_tracker_id_fkey FOREIGN KEY (tracker_id) REFERENCES trackers(id);

alter table violation_messages add constraint violation_messages_violation_id_fkey FOREIGN KEY (violation_id) REFERENCES violations(id);

alter table violation_subjects add constraint violation_subjects_violation_id_fkey FOREIGN KEY (violation_id) REFERENCES violations(id);

alter table witnessed_heads add constraint witnessed_heads_ledger_id_fkey FOREIGN KEY (ledger_id) REFERENCES witnessed_ledgers(id);
