-- What an alert that made an incident worse says of itself, until somebody takes it as the title or gives another (R39).
alter table incidents add column proposed_title text;

-- The newest link to a person is the only one that opens, whoever makes two at once.
update invitations i set voided_at = i.created_at
where i.used_at is null and i.voided_at is null and exists (
  select from invitations n
  where n.principal_id = i.principal_id and n.used_at is null and n.voided_at is null
    and (n.created_at, n.link_hash) > (i.created_at, i.link_hash));
drop index invitations_open;
create unique index invitations_one_opens on invitations (principal_id) where used_at is null and voided_at is null;
