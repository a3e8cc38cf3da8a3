export { breakGlassArea } from './area.ts';
export { applyGrant, grantFor } from './door.ts';
export { settleBy } from './settle-by.ts';
