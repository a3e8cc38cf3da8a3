import { asId } from '../../kernel/ids.ts';
import { readAlone } from '../../platform/database/read.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { incidentsById, rolesOnIncident, type Incident } from '../incidents/public.ts';
import { incidentKind } from '../oncall/public.ts';
import { lockUpdate, type StatusUpdate } from './store/updates.ts';

export type PublishedUpdate = { readonly update: StatusUpdate; readonly incident: Incident };

/** A published update. Visible to everybody; who may change it is decided on its incident. */
export const statusUpdateThing = defineThing({
  kind: incidentKind,
  noun: 'status-update',
  root: '/v1/status-updates',
  key: { id: Key('status-update') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<PublishedUpdate | undefined> => {
    const update = await lockUpdate(ctx.tx, id);
    if (update === undefined) return undefined;
    const incident = (await readAlone(ctx.tx, incidentsById([asId(update.incident)]))).get(update.incident);
    return incident && { update, incident };
  },
  protection: () => ({ visibility: 'organisation' }),
  rolesHere: async (db, actor, { incident }, now) => rolesOnIncident(db, actor, incident, now),
  lastInstant: ({ update }) => update.lastInstant,
  version: ({ update }) => update.version,
  missing: { kind: 'not_found', code: 'comms/no-such-update', public: 'There is no such update.' },
});
