import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { factProblems } from '../domain/facts.ts';
import { unknownFact } from '../domain/unknown-fact.ts';
import { isWorse } from '../domain/severity.ts';
import { classifyIncident as classifyBy, needsApproval } from '../domain/severity-change.ts';
import { incidentClassified } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { FactsInput } from './facts-input.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** New facts about an incident. They settle an unclassified one (R36) and may raise any other; they never lower it (R11). */
export const classifyIncident = defineCommand({
  name: 'incident.classify',
  input: incidentInput({ facts: FactsInput }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.classify);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const fields = factProblems(input.facts, policy);
    if (fields.length > 0) return err(unknownFact(fields));
    const changed = classifyBy(incident, input.facts, ctx.now, policy);
    if (!changed.ok) return err(refused(changed.error, needsApproval(changed.error) ? 'refused' : 'conflict'));

    const { classification, incident: after, from } = changed.value;
    const entry = ctx.record(incidentClassified, {
      ...incidentResource(incident),
      clause: classification.clause,
      data: {
        from,
        to: after.severity,
        decided: classification.kind === 'decided',
        ask: classification.kind === 'undecided' ? [...classification.ask] : [],
        facts: Object.keys(input.facts).toSorted(),
      },
    });
    if (isWorse(after.severity, from)) await pageFirst(ctx, after, 'raised');
    return ok(await saveIncident(ctx, incident, after, entry));
  },
});
