/** Every page that a member can open by its address; `code` and `seq` name an existing incident and entry. */
export const pagesOf = ({ code, seq }: { readonly code: string; readonly seq: number }): readonly string[] => [
  '/',
  '/incidents',
  `/incidents/${code}`,
  '/incidents/declare',
  '/alerts',
  '/on-call',
  '/policy',
  '/policy?clause=3.1.2',
  '/ledger',
  `/ledger/${seq}`,
  '/settings/integrations',
  '/settings/channels',
  '/settings/members',
  '/settings/profile',
  '/sign-in',
];
