-- Which channel, by Slack's own id, an incident was announced in: only by that can what was said there be edited.
alter table chat_rooms add column announced_in text;
