-- What is said to have gone against the policy, tracked to an outcome. Words are scrubbed CONFIDENTIAL text, and never in the
-- ledger. Of what came anonymously there is nothing finer than a day (R21).
create table violations (
  id uuid primary key,
  source text not null check (source in ('member', 'anonymous', 'gate')),
  clause text,
  about_governance boolean not null,
  reporter_id uuid,
  case_hash text unique,
  gate_key text unique,
  reported_at timestamptz not null,
  state text not null check (state in ('reported', 'triaged', 'decided')),
  intent text not null check (intent in ('unknown', 'unintentional', 'intentional')),
  outcomes text not null,
  called_in text not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint violations_reporter check ((source = 'member') = (reporter_id is not null))
);
create index violations_newest on violations (reported_at desc, id desc);
create index violations_undecided on violations (reported_at, id) where state <> 'decided';

create table violation_subjects (
  violation_id uuid not null references violations (id),
  principal_id uuid not null,
  last_entry uuid not null,
  primary key (violation_id, principal_id)
);
create index violation_subjects_of on violation_subjects (principal_id);

create table violation_messages (
  id uuid primary key,
  violation_id uuid not null references violations (id),
  author text not null check (author in ('reporter', 'handler', 'gate')),
  author_id uuid,
  body text not null,
  said_at timestamptz not null,
  last_entry uuid not null
);
create index violation_messages_of on violation_messages (violation_id, said_at, id);

-- What came anonymously and is not passed on yet: no instant, no order, nothing of who sent it.
create table violation_intake (
  id uuid primary key,
  violation_id uuid not null,
  case_hash text,
  clause text,
  about_governance boolean not null,
  body text not null,
  received_on date not null
);
create index violation_intake_of on violation_intake (violation_id);
