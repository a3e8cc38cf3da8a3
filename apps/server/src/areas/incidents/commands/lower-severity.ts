import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { Choice, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { noMilder } from '../domain/severity-change.ts';
import { incidentThing } from '../incident-thing.ts';
import { downgradeAsked } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { severityDowngrade } from '../severity-downgrade.ts';
import { incidentResource } from './save-incident.ts';

/** Any responder may request a lower severity, with a reason; others decide (R11). */
export const lowerSeverity = verb(incidentThing, {
  name: 'lower',
  words: {
    label: 'Ask to lower severity',
    does: 'ask for a lower severity, with a reason; others decide',
    done: 'Requested.',
    next: 'muster incident show <key>',
  },
  clauses: ['2.1', '3.1.1'],
  permission: incidentPermissions.lower,
  fields: {
    severity: Choice(severities, { asks: 'Severity', short: 's' }),
    reason: LongText({ asks: 'Why is it less severe than it looked?', short: 'r', limit: 10_000 }),
  },
  answer: Type.Object({ approval: Type.String({ format: 'uuid' }) }),
  unless: (incident, { policy }) => noMilder(incident, policy),
  async decide(ctx, { thing: incident, input, policy }) {
    const refusal = noMilder(incident, policy, input.severity);
    if (refusal !== undefined) return err(refused(refusal, 'conflict'));
    const from = incident.severity;
    const to = input.severity;
    const requested = await ctx.use(approvalsService).request(ctx, severityDowngrade, {
      subject: { kind: 'incident', id: incident.id },
      parameters: { to },
      title: ownWords(`${incident.code} from ${from} to ${to}`),
      reason: input.reason,
    });
    if (!requested.ok) return requested;
    const { approval, state } = requested.value;
    ctx.record(downgradeAsked, {
      ...incidentResource(incident),
      clause: policy.triage.severityChange.lower.clause,
      data: { from, to, approval, unseparated: state === 'unseparated' },
      content: { fields: { reason: input.reason } },
    });
    return ok({ approval });
  },
});
