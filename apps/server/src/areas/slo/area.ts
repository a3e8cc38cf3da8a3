import type { Clock } from '../../kernel/clock.ts';
import type { Area } from '../../platform/area.ts';
import type { Services } from '../../kernel/services.ts';
import { sloClauses } from './clauses.ts';
import { importObjectives } from './commands/import-objectives.ts';
import { countDriftAlerts } from './drift-acknowledgements.ts';
import { sloRoutes } from './http/routes.ts';
import { sloKinds, sloActions } from './ledger-actions.ts';
import { sloPermissions } from './permissions.ts';
import { freezeFindings } from './queries/findings.ts';
import { objectiveList } from './queries/list-objectives.ts';
import { sloClock } from './queries/reads.ts';
import { judgeAnew } from './plan-judging.ts';
import { objectiveSignals } from './queries/signals-of.ts';
import { registerSloReactions } from './reactions/register.ts';
import { verbsOnObjective } from './verbs.ts';

export const sloArea = ({ services, clock }: { readonly services: Services; readonly clock: Clock }): Area => {
  services.give(sloClock, clock);
  return {
    name: 'slo',
    actions: sloActions,
    kinds: sloKinds,
    commands: [],
    lists: [objectiveList],
    verbs: [importObjectives, ...verbsOnObjective],
    routes: sloRoutes(services.use),
    reactions: registerSloReactions,
    findings: freezeFindings,
    clauses: sloClauses,
    permissions: [sloPermissions.propose],
    hooks: { onTelemetry: judgeAnew, onAlertsBegan: countDriftAlerts, signalsOf: objectiveSignals },
  };
};
