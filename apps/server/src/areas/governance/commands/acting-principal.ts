import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';

/** Who acts, where somebody does: Muster's own parts are nobody. */
export const actingPrincipal = ({ actor }: Pick<CommandContext, 'actor'>): PrincipalId | undefined =>
  actor.kind === 'person' || actor.kind === 'service' ? actor.id : undefined;
