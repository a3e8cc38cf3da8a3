-- A channel that would carry everybody's pages waits until another has approved it.
alter table notification_channels drop constraint notification_channels_state_check;
alter table notification_channels add constraint notification_channels_state_check
  check (state in ('waiting', 'unverified', 'active', 'gone', 'removed'));
