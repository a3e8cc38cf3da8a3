-- Access reviews (GOV 7.6): a campaign over every member, role, contact role, service account, key and outside auditor.
create table access_reviews (
  id uuid primary key,
  opened_by uuid not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  overdue_at timestamptz,
  completed_at timestamptz,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create unique index access_reviews_one_open on access_reviews ((true)) where completed_at is null;

create table access_review_items (
  id uuid primary key,
  review_id uuid not null references access_reviews (id),
  place integer not null,
  kind text not null check (kind in ('member', 'role', 'contact', 'service', 'key', 'auditor')),
  principal_id uuid not null references principals (id),
  -- What names it: a grant, a key, a contact role of the policy, or the principal.
  ref text not null,
  team_id uuid,
  -- What it is, in a word of the policy or as a key begins.
  what text not null,
  reviewer_id uuid,
  decision text check (decision in ('keep', 'revoke')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint access_review_items_decided check ((decision is null) = (decided_at is null))
);
create unique index access_review_items_once on access_review_items (review_id, kind, ref);
create index access_review_items_of on access_review_items (review_id, place);
create index access_review_items_open on access_review_items (reviewer_id) where decision is null;
