import { principalOf } from '../../kernel/actor.ts';
import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { sql } from 'kysely';

/** A person or a service account. Content about a person is encrypted for them and erased with them. */
export const principalKind = defineKind({
  name: 'principal',
  keptFor: 'log',
  contentKey: 'person',
  content: 'CONFIDENTIAL',
});
export const teamKind = defineKind({ name: 'team', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
export const sessionKind = defineKind({ name: 'session', keptFor: 'log', contentKey: 'own', content: 'CONFIDENTIAL' });

export const identityKinds: readonly RegisteredKind[] = [
  {
    kind: principalKind,
    visibleTo: async (_reads, actor) => {
      const self = principalOf(actor);
      return self === undefined ? 'none' : (id) => sql<boolean>`(${id} = ${self})`;
    },
  },
  { kind: teamKind, visibleTo: everybody },
  { kind: sessionKind, visibleTo: auditorsOnly },
];
