import { endExceptionsOf } from '../../exceptions/public.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { err } from '../../../kernel/result.ts';
import { obligations, stillOwed } from '../obligations.ts';
import { close, stepRefusal } from '../domain/lifecycle.ts';
import { incidentThing } from '../incident-thing.ts';
import { statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { SHOW } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';

/** Closes the incident: no further work is done under it. */
export const closeIncident = verb(incidentThing, {
  name: 'close',
  words: { label: 'Close', does: 'close it: nothing more will be done', done: 'Closed.', next: SHOW },
  clauses: ['7.1'],
  permission: incidentPermissions.work,
  unless: (incident, { policy }) => stepRefusal(incident, 'close', policy),
  async decide(ctx, { thing: incident, policy }) {
    const owed = stillOwed(await obligations.blocking(ctx.tx, incident.id, 'closing', ctx.now));
    if (owed !== undefined) return err(owed);
    return saveUnlessRefused(ctx, incident, close(incident, ctx.now, policy), async () => {
      await endExceptionsOf(ctx, incident.id);
      return ctx.record(statusUpdated, {
        ...incidentResource(incident),
        data: { from: incident.phase, to: 'closed', reopened: false },
      });
    });
  },
});
