import { addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import { whyGlassHolds } from '../domain/glass.ts';
import { goAhead } from '../go-ahead.ts';
import { glassBroken } from '../ledger-actions.ts';
import { rollbackPermissions } from '../permissions.ts';
import { named } from '../rollback-approval.ts';
import { rollbackThing } from '../rollback-thing.ts';

/**
 * Carries a rollback out without the commander's approval, at a SEV-1 that nobody answers. Open to people on call other
 * than the requester; someone alone on call may approve their own, which is marked (R24, R25). Closing and publishing
 * are blocked until the ratification and the retrospective it owes are done.
 */
export const breakGlass = verb(rollbackThing, {
  name: 'break-glass',
  words: {
    label: 'Break the glass',
    does: 'carry it out without approval, at a SEV-1 where nobody answers; a retrospective and a ratification are then required',
    done: 'It goes ahead. It must be ratified, and the postmortem needs its retrospective.',
    next: 'muster rollback show <id>',
  },
  clauses: ['5.3.1', '5.3.2', '5.3.3'],
  permission: rollbackPermissions.breakGlass,
  danger: true,
  fields: { justification: LongText({ asks: 'Why can it not wait?', short: 'j', limit: 4000 }) },
  unless: ({ rollback, incident }, { policy, now }) => {
    const reason = whyGlassHolds(rollback, incident.severity, policy, now);
    return reason === undefined
      ? undefined
      : { allowed: false, obligations: [], code: 'rollbacks/glass-not-offered', reason, clause: '5.3.1' };
  },
  async decide(ctx, { thing: here, input, policy }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const { rollback, incident } = here;
    const by = ctx.actor.id;
    const selfApproved = by === rollback.requestedBy;
    const others = (await whoIsOnCall(ctx.tx, ctx.now)).filter((person) => person !== by);
    if (selfApproved && others.length > 0) return err(notAlone);
    const rule = policy.changes.breakGlass;
    const answerBy = addMinutes(ctx.now, policy.approvals.rollback.executedWithin.minutes);
    const ratifyBy = addMinutes(ctx.now, rule.loneOnCall.ratifiedWithin.minutes);
    const entry = ctx.record(glassBroken, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: rule.approvals.clause,
      data: {
        ...named(rollback),
        requestedBy: rollback.requestedBy,
        selfApproved,
        ratifyBy: ratifyBy.toISOString(),
        answerBy: answerBy.toISOString(),
      },
      content: { fields: { justification: input.justification } },
    });
    await goAhead(ctx, here, { answerBy, entry, brokenBy: by });
    const owed = ctx.use(obligationsService);
    const of = { incident: incident.id, key: rollback.id as string };
    await owed.place(ctx, {
      ...of,
      kind: 'ratification',
      clause: '2.3',
      what: ownWords(`Ratify the rollback of ${rollback.target} without approval`),
      dueAt: ratifyBy,
      blocks: ['closing'],
    });
    await owed.place(ctx, {
      ...of,
      kind: 'retrospective',
      clause: rule.retrospective.clause,
      what: ownWords(`Write the retrospective of the rollback of ${rollback.target} without approval`),
      blocks: ['publishing'],
    });
    return ok(undefined);
  },
});

const notAlone: AppError = {
  kind: 'refused',
  code: 'rollbacks/not-alone',
  public: 'Others are on call, so you cannot break the glass on a rollback that you asked for.',
  remedy: 'Have one of them break the glass.',
  clause: '5.3.1',
};
