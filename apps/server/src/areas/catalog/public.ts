export { catalogArea } from './area.ts';
export { serviceKinds } from './domain/service.ts';
export { followAddresses } from './follow-addresses.ts';
export { reachOf, type Reach } from './queries/reach-of.ts';
export {
  namedFrom,
  serviceCalled,
  servicesNamed,
  type CatalogService,
  type NamedServices,
} from './queries/services-named.ts';
