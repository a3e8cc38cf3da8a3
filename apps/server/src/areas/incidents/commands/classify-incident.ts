import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { factProblems, unknownFact } from '../domain/facts.ts';
import { severityIsHistory } from '../domain/not-open.ts';
import { isWorse } from '../domain/severity.ts';
import { classifyIncident as classifyBy, needsApproval } from '../domain/severity-change.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentClassified } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Facts } from './fields.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** Records new facts. They settle an unclassified incident (R36) and may raise any other; they never lower it (R11). */
export const classifyIncident = verb(incidentThing, {
  name: 'classify',
  words: {
    label: 'Classify',
    does: 'answer what is known; the severity follows from it',
    done: 'Facts recorded.',
    next: 'muster incident questions',
  },
  clauses: ['3.1.1'],
  permission: incidentPermissions.classify,
  fields: { facts: Facts },
  unless: (incident, { policy }) => severityIsHistory(incident, policy),
  async decide(ctx, { thing: incident, input, policy }) {
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
