import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { standingAt } from '../domain/suppression.ts';
import { alertPermissions } from '../permissions.ts';
import { suppressionThing } from '../suppression-thing.ts';
import { endIt } from './end-it.ts';

/** Ends a suppression early; the alerts it held are judged now. */
export const endSuppression = verb(suppressionThing, {
  name: 'end',
  words: {
    label: 'End it now',
    does: 'end it early; alerts that it held and that still fire are handled now',
    done: 'Ended. Alerts that still fire are handled as if they fired now.',
    next: 'muster alert list --state firing',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.suppress,
  unless: (suppression, { now, policy }) =>
    standingAt(suppression, now) === 'over'
      ? {
          allowed: false,
          obligations: [],
          code: 'alerts/suppression-over',
          reason: 'It is already over.',
          clause: policy.alerts.suppression.clause,
        }
      : undefined,
  async decide(ctx, { thing }) {
    await endIt(ctx, thing, 'person');
    return ok(undefined);
  },
});
