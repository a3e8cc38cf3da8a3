-- Acts of the policy's matrix, whom they were put to, and whom they were told to (GOV 2.10, R44). An answer is scrubbed
-- INTERNAL text; everything else stands in codes and ids.
create table acts (
  -- The entry that is the act.
  id uuid primary key,
  activity text not null,
  clause text not null,
  -- What is told once: the declaration of an incident, else each act by itself.
  scope text not null,
  resource_kind text not null,
  resource_id text not null,
  -- What people call it by: an incident's code.
  name text not null,
  actor_id uuid,
  done_at timestamptz not null,
  severity text,
  is_drill boolean not null,
  digest_roles text[] not null,
  team_id uuid,
  visibility text not null check (visibility in ('organisation', 'team')),
  last_entry uuid not null,
  constraint acts_team check (visibility <> 'team' or team_id is not null)
);
create unique index acts_once on acts (scope);
create index acts_by_time on acts (done_at desc, id desc);
create index acts_of on acts (resource_kind, resource_id, done_at desc);

create table consultations (
  id uuid primary key,
  act_id uuid not null references acts (id),
  -- What is asked once: an act, or an activity of an incident.
  scope text not null,
  role text not null,
  letter text not null check (letter in ('A', 'C')),
  state text not null check (state in ('open', 'answered', 'ratified', 'objected', 'silent', 'nobody')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  answered_by uuid,
  answer text,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint consultations_settled check ((state = 'open') = (settled_at is null)),
  constraint consultations_by_somebody check ((state in ('answered', 'ratified', 'objected')) = (answered_by is not null))
);
create unique index consultations_once on consultations (scope, role, letter);
create index consultations_of on consultations (act_id);
create index consultations_open on consultations (due_at, id) where state = 'open';

-- What one person was told: of one act, or of several in a digest.
create table notices (
  id uuid primary key,
  act_id uuid references acts (id),
  principal_id uuid not null,
  role text not null,
  way text not null check (way in ('asked', 'at-once', 'digest')),
  -- A digest: the end of its time, and how many acts are in it.
  until_at timestamptz,
  acts integer not null,
  state text not null check (state in ('waiting', 'handed-over', 'failed')),
  reason text,
  told_at timestamptz not null,
  settled_at timestamptz,
  last_entry uuid not null,
  constraint notices_settled check ((state = 'waiting') = (settled_at is null)),
  constraint notices_digest check ((way = 'digest') = (act_id is null) and (way = 'digest') = (until_at is not null))
);
create unique index notices_one_of_an_act on notices (act_id, principal_id) where act_id is not null;
create unique index notices_one_digest on notices (principal_id, until_at) where act_id is null;
