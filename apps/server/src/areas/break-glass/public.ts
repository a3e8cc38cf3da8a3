export { breakGlassArea } from './area.ts';
export { applyGrant, grantFor } from './gate-port.ts';
export { settleBy } from './settle-by.ts';
