import { principalOf } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { answerCalls } from '../../oncall/public.ts';
import { emergencyThing } from '../emergency-thing.ts';
import { breakGlassDeclined } from '../ledger-actions.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { saveEmergency } from '../store/emergencies.ts';
import { answered } from './refusals.ts';

const MOST = 2000;

/** Declines it: the change has to go through the normal process. */
export const declineBreakGlass = verb(emergencyThing, {
  name: 'decline',
  words: {
    label: 'Decline',
    does: 'decline an emergency change; it has to use the normal process',
    done: 'Declined. It has to use the normal process.',
    next: 'muster break-glass list',
  },
  clauses: ['5.3.1'],
  permission: breakGlassPermissions.approve,
  fields: { reason: LongText({ asks: 'Why', limit: MOST }) },
  unless: ({ emergency }) => answered(emergency),
  async decide(ctx, { thing: { emergency, incident }, input }) {
    const by = principalOf(ctx.actor);
    if (by === undefined) throw new Error('an emergency change is declined by nobody');
    const { id, commit } = emergency;
    const entry = ctx.record(breakGlassDeclined, {
      resource: { kind: 'break_glass', id },
      clause: ctx.policies.current.changes.breakGlass.approvals.clause,
      touched: [incident.id],
      data: { emergency: id, commit },
      content: { fields: { reason: input.reason } },
    });
    await saveEmergency(ctx.tx, { ...emergency, declined: { by, at: ctx.now } }, ctx.now, entry);
    await answerCalls(ctx, incident.id, ['break-glass-asked']);
    return ok(undefined);
  },
});
