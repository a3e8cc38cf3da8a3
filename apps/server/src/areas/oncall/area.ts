import type { Area } from '../../platform/area.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { onCallRoutes, type OnCallReads } from './http/routes.ts';
import { onCallKinds } from './kinds.ts';
import { onCallActions, onCallSet } from './ledger-actions.ts';
import { onCallPermissions } from './permissions.ts';
import { onCallFindings } from './queries/findings.ts';
import { isOnCall } from './queries/who-is-on-call.ts';

export const onCallArea = (reads: OnCallReads): Area => ({
  name: 'oncall',
  actions: onCallActions,
  kinds: onCallKinds,
  commands: [setOnCall],
  routes: onCallRoutes(reads),
  findings: onCallFindings,
  permissions: [onCallPermissions.set],
  live: { sightOfNamed: [onCallSet] },
  hooks: { isOnCall },
});
