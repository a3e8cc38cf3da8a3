import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { takeAlerts } from '../domain/merge.ts';
import { isOpen } from '../domain/incident.ts';
import { isWorse } from '../domain/severity.ts';
import { severityIsHistory } from '../domain/not-open.ts';
import { incidentThing } from '../incident-thing.ts';
import { alertsMoved, severityChanged } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { alertsOfIncidents } from '../services.ts';
import { SHOW } from './fields.ts';
import { Other, otherIncident } from './other-incident.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/**
 * Moves alerts to the incident they belong to, including whatever their groups bring later. The source incident's
 * clocks keep running; the target's count from the first of the alerts at the latest, and its severity is at least the
 * worst of theirs.
 */
export const moveAlerts = verb(incidentThing, {
  name: 'move-alerts',
  words: {
    label: 'Move alerts',
    does: 'move alerts to another incident, which then starts no later than the first of them and is at least as severe as the worst',
    done: 'Moved.',
    next: SHOW,
  },
  clauses: ['3.1.1'],
  permission: incidentPermissions.arrange,
  fields: {
    to: Other('To which incident?'),
    alerts: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), {
        minItems: 1,
        maxItems: 500,
        uniqueItems: true,
        ...field({ asks: 'Which alerts, by id? All of them, if left out', option: 'alert' }),
      }),
    ),
  },
  async decide(ctx, { thing: incident, input }) {
    const other = await otherIncident(ctx, input.to, '/to');
    if (!other.ok) return other;
    const into = other.value;
    const policy = ctx.policies.of(into);
    const over = severityIsHistory(into, policy);
    if (over !== undefined || !isOpen(into) || into.id === incident.id)
      return err(over === undefined ? nothingToMove : refused(over, 'conflict'));
    if (into.isDrill !== incident.isDrill) return err(notWithDrills);
    const { moved, since, severities } = await ctx.use(alertsOfIncidents).move(ctx, incident.id, into, input.alerts);
    if (moved === 0 || since === undefined) return err(nothingToMove);
    const entry = ctx.record(alertsMoved, {
      ...incidentResource(into),
      touched: [incident.id],
      clause: policy.triage.severityChange.lower.clause,
      data: { from: incident.id, count: moved },
    });
    const after = takeAlerts(into, { since, severities }, ctx.now, policy);
    if (isWorse(after.severity, into.severity)) {
      ctx.record(severityChanged, {
        ...incidentResource(into),
        clause: policy.triage.severityChange.raise.clause,
        data: { from: into.severity, to: after.severity, source: after.severitySource },
      });
      await pageFirst(ctx, after, 'raised');
    }
    await saveIncident(ctx, into, after, entry);
    return ok({ code: incident.code, version: incident.version });
  },
});

const notWithDrills: AppError = {
  kind: 'conflict',
  code: 'incidents/not-with-drills',
  public: 'One is a drill and the other is not: real alerts and drills are never mixed.',
  remedy: 'Choose an incident of the same kind.',
};

const nothingToMove: AppError = {
  kind: 'conflict',
  code: 'incidents/nothing-to-move',
  public: 'There is no such alert to move.',
  remedy: 'muster alert list --incident <code> shows the alerts of an incident.',
};
