export { ssoArea } from './area.ts';
export { ssoService, type Sso } from './sso.ts';
