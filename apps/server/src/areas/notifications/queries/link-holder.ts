import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** Who acts when the link of a request is used: whoever was asked, in a session that is this one link. */
export const holderOf = (person: PrincipalId, request: string): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  id: person,
  sessionId: `approval-link:${request}`,
});
