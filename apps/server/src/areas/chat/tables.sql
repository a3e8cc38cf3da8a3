-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update (channel, card_ts, card_shows, announced_ts, announced_in, said, failure, busy_until) on chat_rooms to muster_app;
grant select, insert, delete on chat_inbox to muster_app;
grant select, insert, update, delete on chat_link_codes to muster_app;
grant select, insert, update on chat_workspace to muster_app;
grant select, insert, update, delete on chat_groups to muster_app;

exempt chat_rooms; -- rooms created externally, and their state; decides nothing here
exempt chat_inbox; -- a queue
govern chat_link_codes;
govern chat_workspace;
govern chat_groups;
