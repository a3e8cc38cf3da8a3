-- Which channel, by Slack's own id, an incident was announced in, and what else Muster said of it where (`channel/stamp`): only
-- by these can it be edited there.
alter table chat_rooms add column announced_in text;
alter table chat_rooms add column said text[] not null default '{}';
