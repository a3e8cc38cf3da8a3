import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** The actor of a request's link: the person asked, in a session that stands for this link. */
export const holderOf = (person: PrincipalId, request: string): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  id: person,
  sessionId: `approval-link:${request}`,
});
