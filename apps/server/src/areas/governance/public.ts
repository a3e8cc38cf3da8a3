export { ensureSetUpLink } from './ensure-set-up-link.ts';
export { organisationFindings, type OrganisationFinding } from './queries/findings.ts';
export { isSetUpNeeded } from './queries/links.ts';
export { separation } from './queries/separation.ts';
