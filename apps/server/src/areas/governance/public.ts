export { governanceArea } from './area.ts';
export { ensureSetUpLink } from './ensure-set-up-link.ts';
