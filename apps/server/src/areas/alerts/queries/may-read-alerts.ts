import type { Actor } from '../../../kernel/actor.ts';
import { alertPermissions } from '../permissions.ts';

/** People may hear what is about an incident that they may see; a key needs the scope for it. */
export const mayReadAlerts = (actor: Actor): boolean =>
  actor.kind !== 'service' || actor.scopes.includes(alertPermissions.read.scope);
