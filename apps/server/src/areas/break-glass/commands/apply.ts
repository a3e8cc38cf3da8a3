import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Flag, Instant } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { applyNow } from '../apply-now.ts';
import { isUsable } from '../domain/emergency.ts';
import { emergencyThing } from '../emergency-thing.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { unlessGrave } from './ask.ts';
import { refusal } from './refusals.ts';

/** Reports by hand that it is in production. A deployment or merge that Muster sees does so by itself. */
export const applyBreakGlass = verb(emergencyThing, {
  name: 'apply',
  words: {
    label: 'Mark applied',
    does: 'record that the emergency change is in production; it must then go through the normal process',
    done: 'Recorded. Its clock is running: it must go through the normal process, and its retrospective belongs in the postmortem.',
    next: 'muster break-glass list',
  },
  clauses: ['5.3.3', '5.3.4'],
  permission: breakGlassPermissions.act,
  fields: {
    onBranch: Flag({ asks: 'It is on a protected branch' }),
    appliedAt: Type.Optional(Instant({ asks: 'When, if Muster was down at the time?', option: 'at' })),
  },
  unless: ({ emergency }, { now }) =>
    emergency.applied !== undefined
      ? refusal('break-glass/applied-already', 'It has already been applied.', 'muster break-glass list', '5.3.4')
      : isUsable(emergency, now)
        ? undefined
        : {
            ...refusal(
              'break-glass/not-granted',
              'It has no valid grant at this moment.',
              'Request another one: muster break-glass ask.',
            ),
            is: 'access',
          },
  async decide(ctx, { thing, input }) {
    const grave = unlessGrave(thing.incident, ctx.policies.current.changes.breakGlass);
    if (grave !== undefined) return err(grave);
    const at = input.appliedAt === undefined ? ctx.now : new Date(input.appliedAt);
    if (isBefore(ctx.now, at)) return err(notYet);
    await applyNow(ctx, thing, { isOnBranch: input.onBranch === true, at });
    return ok(undefined);
  },
});

const notYet: AppError = {
  kind: 'invalid',
  code: 'break-glass/not-yet',
  public: 'A change cannot be marked as applied at a time in the future.',
  fields: [{ path: '/appliedAt', problem: 'is in the future', remedy: 'say when it was applied, with its time zone' }],
};
