import { err, ok } from '../../../kernel/result.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentNotFound } from '../domain/incident-not-found.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentRated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { saveVote } from '../store/votes.ts';
import { SHOW } from './fields.ts';
import { incidentResource } from './save-incident.ts';

/** Records whether the page was worthwhile, for the false-alert rate. A person's last vote counts. */
export const rateIncident = verb(incidentThing, {
  name: 'rate',
  words: {
    label: 'Was the page worth it?',
    does: 'say whether it was worth paging somebody; the false-alert rate is computed from this',
    done: 'Thank you. The latest answer counts.',
    next: SHOW,
  },
  clauses: ['8.2'],
  permission: incidentPermissions.acknowledge,
  fields: {
    actionable: Choice(['yes', 'no'], { asks: 'Was there something to do?', positional: true }),
  },
  unless: ({ phase }) =>
    phase === 'declared'
      ? {
          allowed: false,
          obligations: [],
          code: 'incidents/not-acknowledged',
          reason: 'Nobody has looked at it yet.',
          clause: '8.2',
        }
      : undefined,
  async decide(ctx, { thing: incident, input }) {
    const voter = principalOf(ctx.actor);
    if (voter === undefined) return err(incidentNotFound);
    const isActionable = input.actionable === 'yes';
    const entry = ctx.record(incidentRated, {
      ...incidentResource(incident),
      clause: '8.2',
      data: { actionable: isActionable },
    });
    await saveVote(ctx.tx, { incident: incident.id, voter, isActionable, at: ctx.now, entry });
    return ok(undefined);
  },
});
