import type { Area } from '../../platform/area.ts';
import { authorisedRollbacks } from '../../platform/authorised-rollbacks.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { breakGlassService } from './break-glass.ts';
import { checkDeployment } from './commands/check-deployment.ts';
import { githubRoutes } from './http/github-routes.ts';
import { deploymentRoutes } from './http/routes.ts';
import { deploymentKinds, deploymentActions } from './ledger-actions.ts';
import { deploymentCauses } from './queries/deployment-causes.ts';
import { deploymentList } from './queries/deployments.ts';
import { unaskedFindings, unaskedList } from './queries/unasked.ts';
import { promotionService } from './promotion.ts';
import { registerDeploymentReactions } from './reactions/register.ts';
import { verbsOnDeployment } from './verbs.ts';

export const deploymentsArea = (host: CommandHost): Area => {
  const { services } = host;
  services
    .give(breakGlassService, { vouch: async () => undefined, used: async () => {} })
    .give(promotionService, { shownBy: async () => () => [] })
    .give(authorisedRollbacks, { underWay: async () => undefined });
  return {
    name: 'deployments',
    actions: deploymentActions,
    kinds: deploymentKinds,
    commands: [],
    lists: [deploymentList, unaskedList],
    verbs: [checkDeployment, ...verbsOnDeployment],
    routes: (routes) => {
      deploymentRoutes(services.use)(routes);
      githubRoutes(host)(routes);
    },
    reactions: registerDeploymentReactions(host),
    causes: deploymentCauses(services.use),
    findings: unaskedFindings,
  };
};
