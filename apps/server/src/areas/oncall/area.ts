import type { Area } from '../../platform/area.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { onCallRoutes } from './http/routes.ts';
import { onCallKinds } from './kinds.ts';
import { onCallActions, onCallSet } from './ledger-actions.ts';
import { onCallPermissions } from './permissions.ts';
import { onCallFindings } from './queries/findings.ts';
import type { OnCallReads } from './queries/on-call-now.ts';
import { isOnCall } from './queries/who-is-on-call.ts';

export const onCallArea = (reads: OnCallReads): Area => ({
  name: 'oncall',
  actions: onCallActions,
  kinds: onCallKinds,
  commands: [],
  verbs: [setOnCall],
  routes: onCallRoutes(reads),
  findings: onCallFindings,
  permissions: [onCallPermissions.set],
  live: { sightOfNamed: [onCallSet] },
  hooks: { isOnCall },
});
