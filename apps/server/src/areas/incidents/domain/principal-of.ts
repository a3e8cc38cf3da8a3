import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** Whose act it is; undefined for strangers and for Muster's own parts. */
export const principalOf = (actor: Actor): PrincipalId | undefined =>
  actor.kind === 'person' || actor.kind === 'service' ? actor.id : undefined;
