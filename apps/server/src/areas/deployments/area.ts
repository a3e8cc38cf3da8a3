import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { breakGlassService } from './break-glass.ts';
import { checkDeployment } from './commands/check-deployment.ts';
import { deploymentRoutes } from './http/routes.ts';
import { deploymentKinds } from './kinds.ts';
import { deploymentActions } from './ledger-actions.ts';
import { deploymentCauses } from './queries/deployment-causes.ts';
import { deploymentList } from './queries/deployments.ts';
import { verbsOnDeployment } from './verbs.ts';

export const deploymentsArea = ({ services }: { readonly services: Services }): Area => {
  services.give(breakGlassService, { vouch: async () => undefined, used: async () => {} });
  return {
    name: 'deployments',
    actions: deploymentActions,
    kinds: deploymentKinds,
    commands: [],
    lists: [deploymentList],
    verbs: [checkDeployment, ...verbsOnDeployment],
    routes: deploymentRoutes(services.use),
    causes: deploymentCauses(services.use),
  };
};
