import { verb } from '../../../platform/verbs/verb.ts';
import { noWorse, raiseSeverity as raiseTo } from '../domain/severity-change.ts';
import { incidentThing } from '../incident-thing.ts';
import { severityChanged } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, Severity, SHOW } from './fields.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';

/** Any responder may raise the severity, with a reason (R11). Lowering it here is refused with its clause. */
export const raiseSeverity = verb(incidentThing, {
  name: 'raise',
  words: {
    label: 'Raise severity',
    does: 'raise its severity, with a reason',
    done: 'Severity raised.',
    next: SHOW,
  },
  clauses: ['3.1.1'],
  permission: incidentPermissions.raise,
  fields: { severity: Severity('Severity'), reason: Note({ asks: 'Why is it worse than it looked?', short: 'r' }) },
  unless: (incident, { policy }) => noWorse(incident, policy),
  decide: async (ctx, { thing: incident, input, policy }) =>
    saveUnlessRefused(ctx, incident, raiseTo(incident, input.severity, 'raised', ctx.now, policy), async (raised) => {
      const entry = ctx.record(severityChanged, {
        ...incidentResource(incident),
        clause: policy.triage.severityChange.raise.clause,
        data: { from: incident.severity, to: input.severity, source: 'raised' },
        content: { fields: { reason: input.reason } },
      });
      await pageFirst(ctx, raised, 'raised');
      return entry;
    }),
});
