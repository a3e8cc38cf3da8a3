import { verb } from '../../../platform/verbs/verb.ts';
import { standingAt } from '../domain/exception.ts';
import { exceptionThing } from '../exception-thing.ts';
import { incidentPort } from '../incident-port.ts';
import { exceptionPermissions } from '../permissions.ts';
import { askFor } from './ask-for.ts';
import { Asked, Justification, Until } from './exception-fields.ts';

/** Requests the same again, as a new exception with its own approval; the number of earlier ones stays visible. */
export const renewException = verb(exceptionThing, {
  name: 'renew',
  words: {
    label: 'Ask to renew',
    does: 'ask for the same exception again, until a later time',
    done: 'Requested. The end of the first one does not change.',
    next: 'muster exception show <id>',
  },
  clauses: ['1.2'],
  permission: exceptionPermissions.ask,
  fields: { expiresAt: Until, justification: Justification },
  answer: Asked,
  unless: (exception, { now, policy }) =>
    ['in-force', 'expired'].includes(standingAt(exception, now))
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'exceptions/nothing-to-renew',
          reason: 'Only an exception that was approved can be renewed, while it is in force or after it has expired.',
          remedy: 'Ask for an exception.',
          clause: policy.document.exceptions.clause,
        },
  async decide(ctx, { thing, input }) {
    const held =
      thing.incidentId === undefined ? undefined : await ctx.use(incidentPort).hold(ctx.tx, thing.incidentId);
    return askFor(ctx, {
      clause: thing.clause,
      scope: thing.scope,
      compensatingControl: thing.compensatingControl,
      justification: input.justification,
      expiresAt: new Date(input.expiresAt),
      incident: held?.isActive === true ? held : undefined,
      renews: thing.id,
    });
  },
});
