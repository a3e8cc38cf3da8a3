import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { refused } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { falseAlarmRefusal } from '../domain/merge.ts';
import type { Incident } from '../domain/incident.ts';
import { falseAlarm } from '../false-alarm.ts';
import { incidentThing } from '../incident-thing.ts';
import { falseAlarmAsked } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { endAsFalseAlarm } from './end-as-false-alarm.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource } from './save-incident.ts';

/**
 * Ends the incident as a false alarm. If its worst severity is one the policy lists, that needs the same approval as a
 * downgrade (R11).
 */
export const callFalseAlarm = verb(incidentThing, {
  name: 'false-alarm',
  words: {
    label: 'Mark as a false alarm',
    does: 'say that nothing was wrong; for a SEV-1 or SEV-2 this waits for the approval that a downgrade needs',
    done: 'Marked as a false alarm, or waiting for approval.',
    next: SHOW,
  },
  clauses: ['3.1.1'],
  permission: incidentPermissions.arrange,
  danger: true,
  fields: { reason: Note({ asks: 'How do you know?', short: 'r' }) },
  answer: Type.Object({ approval: Type.Optional(Type.String({ format: 'uuid' })) }),
  unless: (incident, { policy }) => falseAlarmRefusal(incident, policy),
  async decide(ctx, { thing: incident, input, policy }) {
    const rule = policy.triage.severityChange.falseAlarm;
    if (rule.severities.includes(incident.worstSeverity)) return asks(ctx, incident, input.reason);
    const ended = await endAsFalseAlarm(ctx, incident, { reason: input.reason });
    return ended.ok ? ok({}) : ended;
  },
});

async function asks(
  ctx: CommandContext,
  incident: Incident,
  reason: Scrubbed,
): Promise<Result<{ readonly approval: string }, AppError>> {
  const refusal = falseAlarmRefusal(incident, ctx.policies.of(incident));
  if (refusal !== undefined) return err(refused(refusal, 'conflict'));
  const requested = await ctx.use(approvalsService).request(ctx, falseAlarm, {
    subject: { kind: 'incident', id: incident.id },
    parameters: {},
    title: ownWords(`${incident.code} (${incident.worstSeverity} at its worst) was a false alarm`),
    reason,
  });
  if (!requested.ok) return requested;
  const { approval, state } = requested.value;
  ctx.record(falseAlarmAsked, {
    ...incidentResource(incident),
    clause: ctx.policies.of(incident).triage.severityChange.falseAlarm.clause,
    data: { approval, unseparated: state === 'unseparated' },
    content: { fields: { reason } },
  });
  return ok({ approval });
}
