import { ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { standingAt } from '../domain/exception.ts';
import { exceptionThing } from '../exception-thing.ts';
import { exceptionPermissions } from '../permissions.ts';
import { endIt } from './end-it.ts';

/** Ends a deviation early: the clause applies again from this instant. */
export const endException = verb(exceptionThing, {
  name: 'end',
  words: {
    label: 'End it now',
    does: 'end an exception before it expires',
    done: 'Ended. The clause applies again.',
    next: 'muster exception show <id>',
  },
  clauses: ['1.2', '4.8'],
  permission: exceptionPermissions.end,
  fields: { reason: LongText({ asks: 'Why?', short: 'r', limit: 2000 }) },
  unless: (exception, { now, policy }) =>
    standingAt(exception, now) === 'in-force'
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'exceptions/not-in-force',
          reason: 'It is not in force.',
          clause: policy.document.exceptions.clause,
        },
  async decide(ctx, { thing, input }) {
    await endIt(ctx, thing, 'ended', input.reason);
    return ok(undefined);
  },
});
