import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { waiversService } from '../../platform/waivers.ts';
import { exceptionClauses } from './clauses.ts';
import { askException } from './commands/ask-exception.ts';
import { exceptionApproval, freezeWaiver } from './exception-approval.ts';
import { exceptionRoutes } from './http/routes.ts';
import { exceptionKinds } from './kinds.ts';
import { exceptionActions } from './ledger-actions.ts';
import { exceptionPermissions } from './permissions.ts';
import { clockService } from './queries/exception-view.ts';
import { exceptionList } from './queries/list-exceptions.ts';
import { waiverFor } from './queries/waiver-for.ts';
import { exceptionsEnding } from './queries/waiting.ts';
import { registerExceptionReactions } from './reactions/register.ts';
import { verbsOnException } from './verbs.ts';

type ExceptionDeps = { readonly services: Services; readonly clock: Clock };

export const exceptionsArea = ({ services, clock }: ExceptionDeps): Area => {
  services.give(clockService, clock).give(waiversService, { waiverFor });
  return {
    name: 'exceptions',
    actions: exceptionActions,
    kinds: exceptionKinds,
    commands: [],
    lists: [exceptionList],
    verbs: [askException, ...verbsOnException],
    approvals: [anyApproval(exceptionApproval), anyApproval(freezeWaiver)],
    routes: exceptionRoutes(services.use),
    reactions: registerExceptionReactions,
    waiting: exceptionsEnding,
    clauses: exceptionClauses,
    permissions: [exceptionPermissions.ask],
  };
};
