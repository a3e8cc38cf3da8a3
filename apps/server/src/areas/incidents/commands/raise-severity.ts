import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { needsApproval, raiseSeverity as raiseTo } from '../domain/severity-change.ts';
import { severityChanged } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** It is worse than was thought: any responder may say so, with a reason (R11). Lowering is refused with its clause. */
export const raiseSeverity = defineCommand({
  name: 'incident.raise_severity',
  input: incidentInput({ severity: Type.Enum(severities), reason: Note }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.raise);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const raised = raiseTo(incident, input.severity, 'raised', ctx.now, policy);
    if (!raised.ok) return err(refused(raised.error, needsApproval(raised.error) ? 'refused' : 'conflict'));
    const entry = ctx.record(severityChanged, {
      ...incidentResource(incident),
      clause: policy.triage.severityChange.raise.clause,
      data: { from: incident.severity, to: input.severity, source: 'raised' },
      content: { fields: { reason: input.reason } },
    });
    await pageFirst(ctx, raised.value, 'raised');
    return ok(await saveIncident(ctx, incident, raised.value, entry));
  },
});
