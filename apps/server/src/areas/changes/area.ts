import type { Area } from '../../platform/area.ts';
import type { Changes } from './changes.ts';
import { changesService } from './changes.ts';
import { changeClauses } from './clauses.ts';
import { linkAccount, makeForgeCode, unlinkForgeAccount } from './commands/link-account.ts';
import { checkShow, githubReconcile, githubServe } from './due-kinds.ts';
import { changeRoutes } from './http/change-routes.ts';
import { githubHook } from './http/github-routes.ts';
import { changeKinds } from './kinds.ts';
import { changeActions } from './ledger-actions.ts';
import { changePermissions } from './permissions.ts';
import { changeFindings } from './queries/findings.ts';
import { changeList, forgeStatus } from './queries/lists.ts';
import { reconcile } from './reactions/reconcile.ts';
import { serveDelivery } from './reactions/serve-delivery.ts';
import { showCheck } from './reactions/show-check.ts';
import { verbsOnChange } from './verbs.ts';

export const changesArea = (changes: Changes): Area => {
  const { services } = changes.host;
  services.give(changesService, changes);
  return {
    name: 'changes',
    actions: changeActions,
    kinds: changeKinds,
    commands: [linkAccount],
    verbs: [makeForgeCode, unlinkForgeAccount, ...verbsOnChange],
    lists: [changeList, forgeStatus],
    routes: (routes) => {
      githubHook(changes)(routes);
      changeRoutes(services.use)(routes);
    },
    reactions: (registry) => {
      registry.onTask(githubServe, serveDelivery(changes));
      registry.onTask(checkShow, showCheck(changes));
      registry.onTask(githubReconcile, reconcile(changes));
    },
    findings: changeFindings,
    clauses: changeClauses,
    permissions: [changePermissions.link],
  };
};
