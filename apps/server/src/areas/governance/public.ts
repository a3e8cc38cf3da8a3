export { governanceArea } from './area.ts';
export { takeRole } from './commands/revoke-role.ts';
export { vacateContact } from './vacate-contact.ts';
export { endAuditorNow } from './auditors/end-auditor.ts';
export { ensureSetUpLink } from './ensure-set-up-link.ts';
