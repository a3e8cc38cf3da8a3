import type { Area } from '../../platform/area.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { onCallRoutes, type OnCallReads } from './http/routes.ts';
import { onCallKinds } from './kinds.ts';
import { onCallActions } from './ledger-actions.ts';

export const onCallArea = (reads: OnCallReads): Area => ({
  name: 'oncall',
  actions: onCallActions,
  kinds: onCallKinds,
  commands: [setOnCall],
  routes: onCallRoutes(reads),
});
