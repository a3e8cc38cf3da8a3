export { deploymentsArea } from './area.ts';
export { breakGlassService, type BreakGlass } from './break-glass.ts';
