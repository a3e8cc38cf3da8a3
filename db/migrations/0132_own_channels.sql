-- Whose a channel is: one that reaches a person is that person's own, by their own hand; any other carries everybody's pages.
alter table notification_channels add column owner_id uuid;
update notification_channels set audience = 'room' where audience = 'person';
alter table notification_channels
  add constraint notification_channels_owner check ((audience = 'person') = (owner_id is not null));
