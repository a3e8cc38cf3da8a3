-- Belonging to a team opens what is the team's: it is reviewed like any other access (GOV 7.6).
alter table access_review_items drop constraint access_review_items_kind_check;
alter table access_review_items add constraint access_review_items_kind_check
  check (kind in ('member', 'role', 'contact', 'team', 'service', 'key', 'auditor'));
