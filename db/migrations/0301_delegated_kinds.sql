-- What a deputy decides: requests of these kinds; null: all that the policy lets be delegated.
alter table approval_delegations add column kinds text[];
