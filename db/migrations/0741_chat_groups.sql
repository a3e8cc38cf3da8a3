-- Slack user groups that follow one schedule each, beside the one that follows whoever incidents page (areas/chat).
create table chat_groups (
  schedule_id uuid primary key,
  group_id text not null,
  last_entry uuid not null
);
create unique index chat_groups_once on chat_groups (group_id);
