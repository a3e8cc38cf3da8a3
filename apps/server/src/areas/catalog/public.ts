export { catalogArea } from './area.ts';
export { ownersFrom, ownersOf, type Owners } from './queries/owners-of.ts';
