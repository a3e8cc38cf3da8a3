-- Telephone numbers, bank accounts and names become pseudonyms too.
alter table pseudonyms drop constraint pseudonyms_kind_check;
alter table pseudonyms add constraint pseudonyms_kind_check
  check (kind in ('email', 'ip', 'user', 'phone', 'iban', 'person'));
