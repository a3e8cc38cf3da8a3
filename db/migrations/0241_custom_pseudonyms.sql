-- What a house's own detectors find becomes a pseudonym too.
alter table pseudonyms drop constraint pseudonyms_kind_check;
alter table pseudonyms add constraint pseudonyms_kind_check
  check (kind in ('email', 'ip', 'user', 'phone', 'iban', 'person', 'custom'));
