import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Instant, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { isActivePerson } from '../../identity/public.ts';
import { commanderOf } from '../../incidents/public.ts';
import { unlessIn } from '../domain/steps.ts';
import { reviewScheduled } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { tell } from '../tell.ts';
import { SHOW } from './fields.ts';
import { postmortemOf, savePostmortem } from './save.ts';

/** The commander schedules the review and names its facilitator (GOV 8.2). Both are told. */
export const schedule = verb(postmortemThing, {
  name: 'schedule',
  words: {
    label: 'Schedule the review',
    does: 'set when the review takes place, and who leads it',
    done: 'Review scheduled; the person who leads it is notified.',
    next: SHOW,
  },
  clauses: ['8.2', '2.5'],
  permission: postmortemPermissions.schedule,
  fields: {
    at: Instant({ asks: 'When?', short: 'a' }),
    facilitator: Ref('member', { asks: 'Who leads it?', short: 'f' }),
  },
  unless: (here) => unlessIn(here, 'owed', 'draft', 'in-review'),
  async decide(ctx, { thing: { incident, postmortem }, input, policy }) {
    if (postmortem === undefined) return err(postmortemThing.missing);
    const at = new Date(input.at);
    if (Number.isNaN(at.getTime()) || !isBefore(ctx.now, at)) return err(notAhead);
    const facilitator = asId<'principal'>(input.facilitator);
    if (!(await isActivePerson(ctx.tx, facilitator))) return err(nobody);
    const { clause } = policy.accountability.duties;
    const entry = ctx.record(reviewScheduled, {
      ...postmortemOf(incident),
      clause,
      data: { at: at.toISOString(), facilitator, again: postmortem.review !== undefined },
    });
    // Rescheduling keeps the time of the first scheduling, which is what is measured.
    const { scheduledAt = ctx.now } = postmortem.review ?? {};
    const review = { at, facilitator, scheduledAt, scheduledBy: principalOf(ctx.actor) };
    await savePostmortem(ctx, { ...postmortem, review }, entry);
    tell(ctx, { incident: incident.id }, [facilitator, commanderOf(incident) ?? facilitator], 'review-scheduled');
    return ok(undefined);
  },
});

const notAhead: AppError = {
  kind: 'invalid',
  code: 'postmortems/not-ahead',
  public: 'A review must be scheduled for a time in the future.',
  fields: [{ path: '/at', problem: 'has passed', remedy: 'give a later time' }],
};

const nobody: AppError = {
  kind: 'invalid',
  code: 'postmortems/no-such-person',
  public: 'There is no active member with this id.',
  fields: [{ path: '/facilitator', problem: 'is not an active member', remedy: 'muster member list shows them' }],
};
