import { err, ok } from '../../../kernel/result.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentPermissions, incidentThing } from '../../incidents/public.ts';
import { ANNOUNCEMENT } from '../announcement.ts';
import { incidentAnnounced } from '../ledger-actions.ts';
import { announcedByHand } from '../store/rooms.ts';

/** Records that somebody announced an incident in the policy's channel because Muster could not (GOV 3.1.6). */
export const sayAnnounced = verb(incidentThing, {
  name: 'announced',
  words: {
    label: 'Mark announced',
    does: 'record that you announced it yourself in the channel that the policy names, because Muster could not',
    done: 'Recorded: it has been announced.',
    next: 'muster incident show <key>',
  },
  clauses: ['3.1.6'],
  permission: incidentPermissions.update,
  unless({ severity, visibility }, { policy }) {
    const { channel, clause } = policy.severities[severity].announcement;
    if (visibility === 'team') return nowhere('An incident private to a team is not announced anywhere.', '6.2');
    return channel === 'none'
      ? nowhere(`The policy does not require a ${severity} to be announced.`, clause)
      : undefined;
  },
  async decide(ctx, { thing: incident, policy }) {
    const { channel, clause } = policy.severities[incident.severity].announcement;
    if (!(await announcedByHand(ctx.tx, incident)))
      return err({
        kind: 'conflict',
        code: 'chat/announced-already',
        public: 'It has already been announced.',
        remedy: `Look in ${channel}; its timeline shows who announced it.`,
        clause,
      });
    ctx.record(incidentAnnounced, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause,
      data: { channel, byHand: true },
    });
    await ctx.use(obligationsService).discharge(ctx, { incident: incident.id, kind: ANNOUNCEMENT });
    return ok(undefined);
  },
});

const nowhere = (reason: string, clause: string): StateRefusal => ({
  allowed: false,
  obligations: [],
  code: 'chat/announced-nowhere',
  reason,
  clause,
});
