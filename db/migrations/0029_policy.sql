-- Which version of the policy is in force, and since when (areas/policy). The newest row is.

create table policy_activations (
  id uuid primary key,
  version text not null,
  -- The digest of every value in it: a folder that was edited after its activation is not the policy that was activated.
  hash text not null,
  activated_at timestamptz not null,
  entry_id uuid not null
);
call guard_append_only('policy_activations');
create index policy_activations_newest on policy_activations (activated_at desc, id desc);

-- When the policy was reviewed, and with what outcome (GOV 0.1). Who recorded it the entry says, and what was found its content.
create table policy_reviews (
  id uuid primary key,
  -- The document, whichever version was in force: `GOV-001`.
  document text not null,
  version text not null,
  -- The day, as `2026-08-20`.
  reviewed_on text not null,
  outcome text not null check (outcome in ('unchanged', 'changes-needed')),
  recorded_at timestamptz not null,
  entry_id uuid not null
);
call guard_append_only('policy_reviews');
create index policy_reviews_newest on policy_reviews (document, reviewed_on desc, id desc);
