-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (overdue_at, completed_at, last_instant, last_entry) on access_reviews to muster_app;
grant select, insert, update (decision, decided_by, decided_at, reason, last_instant, last_entry) on access_review_items to muster_app;

govern access_reviews;
govern access_review_items;
