/**
 * A second public entry, for `governance` alone (`lint/areas.json`): its commands change members through it. Governance
 * decides and records, identity stores. Nothing here checks authorisation.
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
