import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { breakGlassService } from '../deployments/public.ts';
import { breakGlassClauses } from './clauses.ts';
import { askBreakGlass } from './commands/ask.ts';
import { breakGlassPort } from './gate-port.ts';
import { breakGlassRoutes } from './http/routes.ts';
import { breakGlassKinds } from './kinds.ts';
import { breakGlassActions } from './ledger-actions.ts';
import { breakGlassPermissions } from './permissions.ts';
import { clockService } from './queries/emergency-view.ts';
import { breakGlassList } from './queries/list-emergencies.ts';
import { breakGlassWaiting } from './queries/waiting.ts';
import { commandRatification, governanceRatification } from './ratification.ts';
import { emergencySignals } from './queries/signals-of.ts';
import { registerBreakGlassReactions } from './reactions/register.ts';
import { verbsOnEmergency } from './verbs.ts';

/** Opened after `deployments`, whose gate calls its port. */
export const breakGlassArea = ({ services, clock }: { readonly services: Services; readonly clock: Clock }): Area => {
  services.give(clockService, clock).give(breakGlassService, breakGlassPort);
  return {
    name: 'break-glass',
    actions: breakGlassActions,
    kinds: breakGlassKinds,
    commands: [],
    lists: [breakGlassList],
    verbs: [askBreakGlass, ...verbsOnEmergency],
    approvals: [anyApproval(commandRatification), anyApproval(governanceRatification)],
    routes: breakGlassRoutes(services.use),
    reactions: registerBreakGlassReactions,
    waiting: breakGlassWaiting,
    clauses: breakGlassClauses,
    permissions: [breakGlassPermissions.ask],
    hooks: { signalsOf: emergencySignals },
  };
};
