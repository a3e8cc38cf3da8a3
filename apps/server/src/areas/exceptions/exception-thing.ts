import { principalOf } from '../../kernel/actor.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Exception } from './domain/exception.ts';
import { exceptionKind } from './kinds.ts';
import { lockBehindIncident } from './lock-behind-incident.ts';
import { REQUESTER } from './permissions.ts';

/** A deviation from a clause. Visible to whoever may see its incident. */
export const exceptionThing = defineThing({
  kind: exceptionKind,
  noun: 'exception',
  root: '/v1/exceptions',
  key: { id: Key('exception') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockBehindIncident(ctx, id),
  protection: ({ teamId, visibility }: Exception) => ({ teamId, visibility }),
  rolesHere: async (_db, actor, exception) => rolesOn(exception, principalOf(actor)),
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: { kind: 'not_found', code: 'exceptions/not-found', public: 'There is no such exception.' },
});

export const rolesOn = ({ requestedBy }: Exception, person: string | undefined): string[] =>
  requestedBy === person ? [REQUESTER] : [];
