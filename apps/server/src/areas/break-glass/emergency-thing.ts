import { principalOf } from '../../kernel/actor.ts';
import { laterOf } from '../../kernel/clock.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { rolesOnIncident } from '../incidents/public.ts';
import { breakGlassKind } from './kinds.ts';
import { lockBehindIncident, type EmergencyCase } from './lock-behind-incident.ts';
import { REQUESTER } from './permissions.ts';

/** An emergency change. Visible to whoever may see its incident. */
export const emergencyThing = defineThing({
  kind: breakGlassKind,
  noun: 'break-glass',
  root: '/v1/break-glass',
  key: { id: Key('break-glass') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<EmergencyCase | undefined> => lockBehindIncident(ctx, id),
  protection: ({ incident }: EmergencyCase) => incident,
  rolesHere: async (db, actor, { emergency, incident }, now) => [
    ...(await rolesOnIncident(db, actor, incident, now)),
    ...(principalOf(actor) === emergency.requestedBy ? [REQUESTER] : []),
  ],
  lastInstant: ({ emergency, incident }) => laterOf(emergency.lastInstant, incident.lastInstant),
  version: ({ emergency }) => emergency.version,
  missing: {
    kind: 'not_found',
    code: 'break-glass/not-found',
    public: 'There is no such emergency change.',
    remedy: 'muster break-glass list shows them.',
  },
});
