export { deploymentsArea } from './area.ts';
export { breakGlassService, type BreakGlass } from './break-glass.ts';
export { readProtectionRequest } from './domain/protection-request.ts';
export { receiveRequest } from './github/receive-request.ts';
export { deploymentsAround } from './queries/deployments-around.ts';
