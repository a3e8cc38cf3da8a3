import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { givePlace, takePlace } from './commands/ask-to-swap.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { onCallRoutes } from './http/routes.ts';
import { onCallKinds } from './kinds.ts';
import { onCallActions, onCallSet, onCallSwapped } from './ledger-actions.ts';
import { onCallSwap } from './on-call-swap.ts';
import { onCallPermissions } from './permissions.ts';
import { onCallFindings } from './queries/findings.ts';
import type { OnCallReads } from './queries/on-call-now.ts';
import { isOnCall } from './queries/who-is-on-call.ts';

export const onCallArea = (reads: OnCallReads): Area => ({
  name: 'oncall',
  actions: onCallActions,
  kinds: onCallKinds,
  commands: [],
  verbs: [setOnCall, takePlace, givePlace],
  approvals: [anyApproval(onCallSwap)],
  routes: onCallRoutes(reads),
  findings: onCallFindings,
  permissions: [onCallPermissions.set, onCallPermissions.swap],
  live: { sightOfNamed: [onCallSet, onCallSwapped] },
  hooks: { isOnCall },
});
