import { principalOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { IncidentPort } from '../exceptions/public.ts';
import { createIncident } from './commands/create-incidents.ts';
import type { Incident } from './domain/incident.ts';
import { seeIncident } from './queries/see-incident.ts';
import { visibleIncidents } from './queries/visible-incidents.ts';
import { lockIncident } from './store/incidents.ts';
import type { Kysely } from 'kysely';
import type { IncidentId } from '../../kernel/ids.ts';

const attached = ({ id, code, phase, teamId, visibility }: Incident) => ({
  id,
  code,
  teamId,
  visibility,
  isActive: phase !== 'closed',
});

/** What exceptions may know about incidents, and the incident they open. */
export const incidentPortOf = (clock: Clock): IncidentPort => ({
  async find({ db, policies }, actor, code) {
    const seen = await seeIncident({ db, clock, policies: () => policies }, actor, { code });
    return seen.ok ? attached(seen.value.incident) : undefined;
  },
  async hold(db, id) {
    const incident = await lockIncident(db, { id });
    return incident && attached(incident);
  },
  codesFor: async ({ db, policies }, actor, ids) =>
    visibleIncidents({ db, clock, policies: () => policies }, actor, ids),
  open: async (ctx, { title, reason, severity }) =>
    attached(
      await createIncident(ctx, {
        title,
        reason,
        facts: {},
        atLeast: { severity, source: 'policy' },
        isDrill: false,
        visibility: 'organisation',
        declaredBy: principalOf(ctx.actor),
        at: ctx.now,
      }),
    ),
});

/** Locks an incident until the transaction ends: for areas that must lock it before their own rows. */
export const holdIncident = async (db: Kysely<unknown>, id: IncidentId): Promise<Incident | undefined> =>
  lockIncident(db, { id });
