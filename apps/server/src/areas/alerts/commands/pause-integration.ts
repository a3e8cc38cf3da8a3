import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationThing } from '../integration-thing.ts';
import { alertPermissions } from '../permissions.ts';
import { beginSuppression, Until, Why } from '../holding/begin-suppression.ts';

/** Its deliveries are accepted but held, except severities the policy never holds. `suppression end` resumes it. */
export const pauseIntegration = verb(integrationThing, {
  name: 'pause',
  words: {
    label: 'Pause',
    does: 'hold back what it sends until a set time; alerts are still accepted meanwhile, and handled at the end',
    done: 'Paused. What it sends is kept, and alerts that still fire at the end are handled then.',
    next: 'muster suppression list',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.suppress,
  fields: { endsAt: Until, reason: Why },
  async decide(ctx, { thing: { id, teamId, visibility }, input }) {
    const begun = await beginSuppression(ctx, {
      kind: 'pause',
      integrationId: id,
      service: undefined,
      labels: {},
      reason: input.reason,
      startsAt: undefined,
      endsAt: new Date(input.endsAt),
      named: [],
      seenBy: { teamId, visibility },
    });
    return begun.ok ? ok({ id }) : begun;
  },
});
