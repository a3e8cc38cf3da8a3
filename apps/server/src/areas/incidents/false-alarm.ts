import { Type } from 'typebox';
import { asId } from '../../kernel/ids.ts';
import { err } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { readAlone } from '../../platform/database/read.ts';
import { endAsFalseAlarm } from './commands/end-as-false-alarm.ts';
import { incidentNotFound } from './domain/incident-not-found.ts';
import { commanderOf, isOpen } from './domain/incident.ts';
import { INCIDENT_COMMANDER } from './permissions.ts';
import { incidentsById } from './queries/incidents-by-id.ts';
import { lockIncident } from './store/incidents.ts';

/** A serious incident is called a false alarm like a downgrade: by the commander, or whoever is on call (R11). */
export const falseAlarm = defineApproval({
  name: 'false-alarm',
  parameters: Type.Object({}),
  lock: async (tx, id) => void (await lockIncident(tx, { id: asId<'incident'>(id) })),

  async look({ db }, asked) {
    const found = await readAlone(db, incidentsById(asked.map(({ subject }) => asId<'incident'>(subject))));
    return asked.map(({ subject }) => {
      const incident = found.get(asId<'incident'>(subject));
      if (incident === undefined || !isOpen(incident)) return undefined;
      const commander = commanderOf(incident);
      return {
        facts: { severity: incident.severity, worst: incident.worstSeverity, phase: incident.phase },
        protection: { teamId: incident.teamId, visibility: incident.visibility },
        hands: { [INCIDENT_COMMANDER]: commander === undefined ? [] : [commander] },
      };
    });
  },

  async apply(ctx, { subject, reason, requestedBy, approval, isUnseparated }) {
    const incident = await lockIncident(ctx.tx, { id: asId<'incident'>(subject) });
    if (incident === undefined) return err(incidentNotFound);
    ctx.notBefore(incident.lastInstant);
    return endAsFalseAlarm(ctx, incident, { reason, approved: { approval, requestedBy, isUnseparated } });
  },
});
