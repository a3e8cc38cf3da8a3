/**
 * A second entry, for `governance` alone (`lint/areas.json`): what it does to members as part of its commands. It decides and
 * records, identity keeps. Nothing here asks whether it is allowed.
 */
export { setPassword } from './store/passwords.ts';
export { endGrant, findGrant, grantsOf, insertGrant } from './store/grants.ts';
export {
  auditorAccess,
  endAuditorAccess,
  insertAuditorAccess,
  listAuditorAccesses,
  openAuditorAccess,
  type AuditorAccess,
} from './store/auditor-accesses.ts';
export { dropPassword } from './store/passwords.ts';
export { lockPrincipal, setPrincipalState } from './store/principals.ts';
export { clearContact, setContact } from './store/contact-roles.ts';
export { principalsById } from './store/principals.ts';
