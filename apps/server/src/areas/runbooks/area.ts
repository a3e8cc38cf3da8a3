import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { runbookClauses } from './clauses.ts';
import { followRunbook } from './commands/follow.ts';
import { proposeRunbook } from './commands/propose.ts';
import { runbookRoutes } from './http/routes.ts';
import { runbookKinds, runbookActions } from './ledger-actions.ts';
import { loadShipped } from './load-shipped.ts';
import { runbookFindings, stepsWaiting } from './queries/findings.ts';
import { executionList, runbookList } from './queries/lists.ts';
import { shippedRunbooks } from './room.ts';
import { runbookChange, runbookReview, runbooksClock } from './runbook-approvals.ts';
import { verbsOnExecution } from './verbs.ts';

export const runbooksArea = ({ services, clock }: { readonly services: Services; readonly clock: Clock }): Area => {
  services.give(runbooksClock, clock).give(shippedRunbooks, loadShipped());
  return {
    name: 'runbooks',
    actions: runbookActions,
    kinds: runbookKinds,
    commands: [],
    lists: [runbookList, executionList],
    verbs: [proposeRunbook, followRunbook, ...verbsOnExecution],
    approvals: [anyApproval(runbookReview), anyApproval(runbookChange)],
    routes: runbookRoutes(services.use),
    waiting: stepsWaiting,
    findings: runbookFindings,
    clauses: runbookClauses,
  };
};
