import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { detectionClauses } from './clauses.ts';
import { proposeDetector } from './commands/propose-detector.ts';
import { driftReference } from './drift-reference.ts';
import { detectionRoutes } from './http/routes.ts';
import { detectionKinds } from './kinds.ts';
import { detectionActions } from './ledger-actions.ts';
import { detectionPermissions } from './permissions.ts';
import { evaluateLater } from './plan-evaluation.ts';
import { detectionFindings } from './queries/findings.ts';
import { detectorList } from './queries/list-detectors.ts';
import { driftList, driftLooks, episodeList } from './queries/list-drift.ts';
import { fairnessList, fairnessTrend } from './queries/list-fairness.ts';
import { detectionClock } from './queries/reads.ts';
import { detectionSignals } from './queries/signals-of.ts';
import { registerDetectionReactions } from './reactions/register.ts';
import { verbsOnDetector, verbsOnWatch } from './verbs.ts';

export const detectionArea = ({ services, clock }: { readonly services: Services; readonly clock: Clock }): Area => {
  services.give(detectionClock, clock);
  return {
    name: 'detection',
    actions: detectionActions,
    kinds: detectionKinds,
    commands: [],
    approvals: [anyApproval(driftReference)],
    lists: [driftList, episodeList, driftLooks, fairnessList, fairnessTrend, detectorList],
    verbs: [...verbsOnWatch, proposeDetector, ...verbsOnDetector],
    routes: detectionRoutes(services.use),
    reactions: registerDetectionReactions,
    findings: detectionFindings,
    clauses: detectionClauses,
    permissions: [detectionPermissions.keep],
    hooks: { onModelCounts: evaluateLater, signalsOf: detectionSignals },
  };
};
