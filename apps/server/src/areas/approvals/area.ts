import type { Clock } from '../../kernel/clock.ts';
import { approvalsService, type ApprovalKind } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import type { Services } from '../../kernel/services.ts';
import { delegate } from './commands/delegate.ts';
import { recall } from './commands/recall.ts';
import { approvalClauses } from './clauses.ts';
import { passOnFrom } from './pass-on-from.ts';
import { approvalRoutes } from './http/routes.ts';
import { approvalKinds } from './kinds.ts';
import { approvalActions } from './ledger-actions.ts';
import { roomService } from './queries/cases.ts';
import { approvalFindings } from './queries/findings.ts';
import { approvalList, approvalsWaiting } from './queries/list-approvals.ts';
import { approvalsWaitingOn } from './queries/waiting.ts';
import { registerApprovalReactions } from './reactions/register.ts';
import { approvals } from './request-approval.ts';
import { verbsOnApproval } from './verbs.ts';

export type ApprovalsDeps = {
  readonly services: Services;
  readonly clock: Clock;
  /** The kinds of request that areas registered; a function, because they are collected together with this area. */
  readonly kinds: () => readonly ApprovalKind[];
};

export const approvalsArea = ({ services, clock, kinds }: ApprovalsDeps): Area => {
  services.give(approvalsService, approvals);
  services.give(roomService, { clock, kindOf: (name) => kinds().find((kind) => kind.name === name) });
  return {
    name: 'approvals',
    actions: approvalActions,
    kinds: approvalKinds,
    commands: [],
    lists: [approvalList, approvalsWaiting],
    verbs: [...verbsOnApproval, delegate, recall],
    routes: approvalRoutes(services.use),
    reactions: registerApprovalReactions,
    waiting: approvalsWaitingOn,
    findings: approvalFindings,
    clauses: approvalClauses,
    hooks: { onMemberSuspended: passOnFrom },
  };
};
