import type { Area } from '../../platform/area.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { onCallRoutes } from './http/routes.ts';
import { onCallKinds } from './kinds.ts';
import { onCallActions } from './ledger-actions.ts';
import type { OnCallReads } from './queries/on-call-now.ts';

export const onCallArea = (reads: OnCallReads): Area => ({
  name: 'oncall',
  actions: onCallActions,
  kinds: onCallKinds,
  commands: [],
  verbs: [setOnCall],
  routes: onCallRoutes(reads),
});
