import type { Area } from '../../platform/area.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { onCallRoutes } from './http/routes.ts';
import { onCallActions } from './ledger-actions.ts';

export const onCallArea = (deps: Parameters<typeof onCallRoutes>[0]): Area => ({
  name: 'oncall',
  actions: onCallActions,
  commands: [setOnCall],
  routes: onCallRoutes(deps),
});
