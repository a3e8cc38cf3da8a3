-- Channels of several kinds. A phone's number is no part of the row: it lies in the identity map, under the channel's id.
alter table notification_channels drop constraint notification_channels_kind_check;
alter table notification_channels add constraint notification_channels_kind_check
  check (kind in ('webhook', 'teams', 'pagerduty', 'sms', 'voice'));
alter table notification_channels alter column url drop not null;
alter table notification_channels add constraint notification_channels_address
  check ((kind in ('sms', 'voice')) = (url is null));
alter table notification_channels add constraint notification_channels_phone
  check (kind not in ('sms', 'voice') or audience = 'person');
alter table notification_channels drop constraint notification_channels_state_check;
alter table notification_channels add constraint notification_channels_state_check
  check (state in ('unverified', 'active', 'gone', 'removed'));
-- The code itself is nowhere: it is derived from the key ring, the channel and the moment it was sent.
alter table notification_channels add column code_sent_at timestamptz;
alter table notification_channels add column code_tries integer;

-- Until when a channel asked not to be called again with this page, and when it said that the page arrived.
alter table page_deliveries add column retry_at timestamptz;
alter table page_deliveries add column delivered_at timestamptz;
create index page_deliveries_by_channel on page_deliveries (channel, settled_at);

-- By which ways, and how long after the first call, somebody wants to be called. No rule: all at once.
create table notification_rules (
  id uuid primary key,
  principal_id uuid not null,
  urgency text not null check (urgency in ('page', 'notify')),
  channel text not null,
  after_minutes integer not null check (after_minutes between 0 and 1440),
  last_entry uuid not null,
  constraint notification_rules_once unique (principal_id, urgency, channel, after_minutes)
);
