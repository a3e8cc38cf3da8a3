import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { authorisedRollbacks } from '../../platform/authorised-rollbacks.ts';
import { rollbackClauses } from './clauses.ts';
import { askRollback } from './commands/ask-rollback.ts';
import { connectExecutor } from './commands/executors.ts';
import { hearCallback } from './commands/hear-answer.ts';
import { rollbackRoutes } from './http/routes.ts';
import { rollbackKinds, rollbackActions } from './ledger-actions.ts';
import { rollbackParts, type RollbackParts } from './parts.ts';
import { rollbackPermissions } from './permissions.ts';
import { protectRollbacks } from './protect-rollbacks.ts';
import { executorList, rollbackList } from './queries/lists.ts';
import { rollbacksWaiting } from './queries/waiting.ts';
import { registerRollbackReactions } from './reactions/register.ts';
import { rollbackApproval } from './rollback-approval.ts';
import { approvedUnderWay } from './store/rollbacks.ts';
import { verbsOnExecutor, verbsOnRollback } from './verbs.ts';

export const rollbacksArea = (parts: RollbackParts): Area => {
  parts.host.services.give(rollbackParts, parts).give(authorisedRollbacks, { underWay: approvedUnderWay });
  return {
    name: 'rollbacks',
    actions: rollbackActions,
    kinds: rollbackKinds,
    commands: [hearCallback],
    lists: [rollbackList, executorList],
    verbs: [askRollback, ...verbsOnRollback, connectExecutor, ...verbsOnExecutor],
    approvals: [anyApproval(rollbackApproval)],
    routes: rollbackRoutes(parts.host.services.use, parts),
    reactions: registerRollbackReactions(parts),
    waiting: rollbacksWaiting,
    clauses: rollbackClauses,
    permissions: [rollbackPermissions.arrange],
    hooks: { onIncidentProtected: protectRollbacks },
  };
};
