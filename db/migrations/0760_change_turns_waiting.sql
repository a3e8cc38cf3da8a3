-- What comes about a pull request while its judgement is planned already plans no other: a burst is one task and not hundreds.
alter table change_turns add column is_waiting boolean not null default false;
