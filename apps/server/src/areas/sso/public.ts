export { noSuchProvider } from './provider-thing.ts';
export { providerIdNamed, providerLabels } from './queries/named-providers.ts';
export { ssoArea } from './area.ts';
export { ssoService, type Sso } from './sso.ts';
