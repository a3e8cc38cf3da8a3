export { deploymentsArea } from './area.ts';
export { breakGlassService, type BreakGlass } from './break-glass.ts';
export { deploymentThing } from './deployment-thing.ts';
export type { Target } from './domain/deployment.ts';
export { readProtectionRequest } from './domain/protection-request.ts';
export { receiveRequest } from './github/receive-request.ts';
export { deploymentsAround } from './queries/deployments-around.ts';
export { PromotionLine, promotionService, type Promotion } from './promotion.ts';
export { lastDeploymentOf } from './queries/last-deployment.ts';
