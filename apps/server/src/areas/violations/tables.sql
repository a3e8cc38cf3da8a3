-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on violations to muster_app;
grant select, insert, delete on violation_subjects to muster_app;
grant select, insert on violation_messages to muster_app;
grant select, insert, delete on violation_intake to muster_app;

govern violations;
govern violation_subjects;
govern violation_messages;
exempt violation_intake; -- an entry would tell when: what is here has one once its day is over (R21)
