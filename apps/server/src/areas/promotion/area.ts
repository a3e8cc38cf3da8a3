import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { promotionService } from '../deployments/public.ts';
import { promotionClauses } from './clauses.ts';
import { recordGate } from './commands/record-gate.ts';
import { recordSmokeTest } from './commands/record-smoke-test.ts';
import { writePlan } from './commands/write-plan.ts';
import { promotionPort } from './gate-port.ts';
import { promotionRoutes } from './http/routes.ts';
import { promotionKinds, promotionActions } from './ledger-actions.ts';
import { promotionPermissions } from './permissions.ts';
import { evidenceList } from './queries/evidence-list.ts';

/** Opened after `deployments`, whose gate calls it, and `changes`, whose verdicts it reads. */
export const promotionArea = ({ services, clock }: { readonly services: Services; readonly clock: Clock }): Area => {
  services.give(promotionService, promotionPort(services.use));
  return {
    name: 'promotion',
    actions: promotionActions,
    kinds: promotionKinds,
    commands: [],
    lists: [evidenceList],
    verbs: [recordGate, writePlan, recordSmokeTest],
    routes: promotionRoutes(services.use, clock),
    clauses: promotionClauses,
    permissions: [promotionPermissions.record],
  };
};
