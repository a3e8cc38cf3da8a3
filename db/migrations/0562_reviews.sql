-- A person's right to have a decision looked at by a person (GOV 7.14).
create table prediction_reviews (
  id uuid primary key,
  code text not null unique,
  prediction_id uuid not null,
  prediction_day date not null,
  version_id uuid not null references model_versions (id),
  subject uuid not null,
  state text not null check (state in ('requested', 'taken', 'decided')),
  -- By the subject with a link, or by a member on their behalf.
  asked_by text not null check (asked_by in ('subject', 'member')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  overdue_at timestamptz,
  reviewer uuid,
  taken_at timestamptz,
  verdict text check (verdict in ('upheld', 'overturned')),
  original text,
  -- What holds instead: a decision of its own, linked to the one that stays as it was.
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  key_id uuid not null,
  -- What the subject wrote, and the reasons that they are told, under the subject's key.
  words bytea,
  reasons bytea,
  told_at timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint prediction_reviews_decided check ((state = 'decided') = (decided_at is not null and verdict is not null))
);
-- One open review a prediction.
create unique index prediction_reviews_open on prediction_reviews (prediction_id, prediction_day) where state <> 'decided';
create index prediction_reviews_by_state on prediction_reviews (state, due_at);
create index prediction_reviews_by_prediction on prediction_reviews (prediction_id, prediction_day);
