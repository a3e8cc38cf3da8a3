/**
 * A side door, for `governance` alone (`lint/areas.json`): what it does to members as part of its commands. It decides and
 * records, identity keeps. Nothing here asks whether it is allowed.
 */
export { dropPassword, setPassword } from './store/passwords.ts';
export { endGrant, findGrant, grantsOf, insertGrant, type Grant } from './store/grants.ts';
export { setContact } from './store/contact-roles.ts';
export { closeSessionsOf } from './store/sessions.ts';
export { revokeKeysOf } from './store/api-keys.ts';
export { insertPrincipal, listPeople, lockPrincipal, setPrincipalState } from './store/principals.ts';
