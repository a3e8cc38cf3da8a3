import { verb } from '../../../platform/verbs/verb.ts';
import { isActivePerson } from '../../identity/public.ts';
import { commanderOf } from '../domain/incident.ts';
import { reopen, stepRefusal } from '../domain/lifecycle.ts';
import { incidentThing } from '../incident-thing.ts';
import { commandVacated, statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';

/**
 * Reopens the incident. Mitigation, resolution, command and updates are owed anew; the first round's history stays. A
 * former commander who is no longer a member does not command again.
 */
export const reopenIncident = verb(incidentThing, {
  name: 'reopen',
  words: { label: 'Reopen', does: 'reopen it, because it was not over', done: 'Reopened.', next: SHOW },
  clauses: ['7.1'],
  permission: incidentPermissions.work,
  fields: { reason: Note({ asks: 'Why reopen it?', short: 'r' }) },
  unless: (incident, { policy }) => stepRefusal(incident, 'reopen', policy),
  async decide(ctx, { thing: incident, input, policy }) {
    const holder = commanderOf(incident);
    const isGone = holder !== undefined && incident.command.seat === 'named' && !(await isActivePerson(ctx.tx, holder));
    const reopened = reopen(isGone ? { ...incident, command: { seat: 'empty' } } : incident, ctx.now, policy);
    return saveUnlessRefused(ctx, incident, reopened, ({ phase }) => {
      const entry = ctx.record(statusUpdated, {
        ...incidentResource(incident),
        data: { from: incident.phase, to: phase, reopened: true },
        content: { fields: { note: input.reason } },
      });
      if (isGone) {
        const { clause } = policy.accountability.commander.named;
        ctx.record(commandVacated, { ...incidentResource(incident), clause, data: { before: holder } });
      }
      return entry;
    });
  },
});
