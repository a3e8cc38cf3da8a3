import type { Actor } from '../../../kernel/actor.ts';
import { alertPermissions } from '../permissions.ts';

/** People may read the alerts of any incident they may see; a key needs the scope for it. */
export const mayReadAlerts = (actor: Actor): boolean =>
  actor.kind !== 'service' || actor.scopes.includes(alertPermissions.read.scope);
