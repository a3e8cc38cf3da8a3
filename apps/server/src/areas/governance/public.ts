export { governanceArea } from './area.ts';
export { ensureSetUpLink } from './ensure-set-up-link.ts';
export { contactAssigned, roleGranted, roleRevoked } from './ledger-actions.ts';
export { organisationFindings } from './queries/findings.ts';
export { separation } from './queries/separation.ts';
export { governancePermissions } from './permissions.ts';
