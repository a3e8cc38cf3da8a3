import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { refused } from '../../kernel/decision.ts';
import { asId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { readAlone } from '../../platform/database/read.ts';
import { incidentResource, saveIncident } from './commands/save-incident.ts';
import { incidentNotFound } from './domain/incident-not-found.ts';
import { commanderOf, isOpen, type Incident } from './domain/incident.ts';
import { lowerSeverity } from './domain/severity-change.ts';
import { isWorse } from './domain/severity.ts';
import { severityChanged } from './ledger-actions.ts';
import { INCIDENT_COMMANDER } from './permissions.ts';
import { incidentsById } from './queries/incidents-by-id.ts';
import { lockIncident } from './store/incidents.ts';

/** A responder requests a downgrade, the commander approves; if the commander requests it, whoever is on call (R11). */
export const severityDowngrade = defineApproval({
  name: 'severity-downgrade',
  parameters: Type.Object({ to: Type.Enum(severities) }),
  lock: async (tx, id) => void (await lockIncident(tx, { id: asId<'incident'>(id) })),

  async look({ db }, asked) {
    const found = await readAlone(db, incidentsById(asked.map(({ subject }) => asId<'incident'>(subject))));
    return asked.map(({ subject, parameters }) => {
      const incident = found.get(asId<'incident'>(subject));
      if (incident === undefined || !isOpen(incident) || !isWorse(incident.severity, parameters.to)) return undefined;
      const commander = commanderOf(incident);
      return {
        facts: weighed(incident),
        protection: { teamId: incident.teamId, visibility: incident.visibility },
        hands: { [INCIDENT_COMMANDER]: commander === undefined ? [] : [commander] },
      };
    });
  },

  async apply(ctx, { subject, parameters, reason, requestedBy, approval, isUnseparated }) {
    const incident = await lockIncident(ctx.tx, { id: asId<'incident'>(subject) });
    if (incident === undefined) return err(incidentNotFound);
    ctx.notBefore(incident.lastInstant);
    const policy = ctx.policies.of(incident);
    const lowered = lowerSeverity(incident, parameters.to, ctx.now, policy);
    if (!lowered.ok) return err(refused(lowered.error, 'conflict'));
    const entry = ctx.record(severityChanged, {
      ...incidentResource(incident),
      clause: policy.triage.severityChange.lower.clause,
      data: {
        from: incident.severity,
        to: parameters.to,
        source: 'lowered',
        approval,
        requestedBy,
        unseparated: isUnseparated,
      },
      content: { fields: { reason } },
    });
    return ok(await saveIncident(ctx, incident, lowered.value, entry));
  },
});

/** What the approver decided on: the severity and the facts behind it. */
const weighed = ({ severity, severitySource, facts }: Incident) => ({
  severity,
  severitySource,
  ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`fact:${name}`, value ?? null])),
});
