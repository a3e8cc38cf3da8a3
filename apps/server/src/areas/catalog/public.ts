export { catalogArea } from './area.ts';
export { serviceKinds } from './domain/service.ts';
export { followAddresses } from './follow-addresses.ts';
export { reachOf, type Reach } from './queries/reach-of.ts';
export type { NamedServices } from './domain/catalog-service.ts';
export { namedFrom, serviceCalled, servicesNamed } from './queries/services-named.ts';
export { serviceOfRepository, repositoriesOf } from './queries/repositories-of.ts';
export { standsOn } from './queries/stands-on.ts';
export { unknownServices, userFacingServices } from './queries/components.ts';
