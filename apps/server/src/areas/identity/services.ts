import { defineService } from '../../platform/commands/services.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { People } from './identity-map/people.ts';

/** The one map from ids to names, for whoever shows people. */
export const peopleService = defineService<People>('identity.people');

/** What hangs on somebody's access in rooms beside this one: it goes in the transaction in which they are suspended. */
export const suspensionService =
  defineService<(ctx: CommandContext, principal: PrincipalId) => Promise<void>>('identity.suspension');
