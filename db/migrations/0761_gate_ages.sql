-- When a scanner ran, as its report says: a report tells what was known then (GOV 7.8, R33).
alter table promotion_evidence add column scanned_at timestamptz;
