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
