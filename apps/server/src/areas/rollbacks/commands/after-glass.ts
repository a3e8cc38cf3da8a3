import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { retrospectiveGiven, rollbackRatified } from '../ledger-actions.ts';
import { rollbackPermissions } from '../permissions.ts';
import { named } from '../rollback-approval.ts';
import { rollbackThing } from '../rollback-thing.ts';
import { updateRollback } from '../store/rollbacks.ts';

/** The accountable person ratifies a rollback that was carried out without approval. */
export const ratifyRollback = verb(rollbackThing, {
  name: 'ratify',
  words: {
    label: 'Ratify',
    does: 'ratify a rollback that happened without approval',
    done: 'Ratified.',
    next: 'muster rollback show <id>',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.ratify,
  fields: { note: LongText({ asks: 'What did you consider?', short: 'n', limit: 4000 }) },
  unless: ({ rollback }, { actor }) => {
    const reason =
      rollback.brokenBy === undefined
        ? 'There is nothing to ratify: it was approved, or has not been carried out.'
        : rollback.ratifiedAt !== undefined
          ? 'It is already ratified.'
          : actor.kind === 'person' && [rollback.brokenBy, rollback.requestedBy].includes(actor.id)
            ? 'You cannot ratify a rollback that you asked for or let happen.'
            : undefined;
    return reason === undefined
      ? undefined
      : { allowed: false, obligations: [], code: 'rollbacks/nothing-to-ratify', reason, clause: '2.3' };
  },
  async decide(ctx, { thing: { rollback, incident }, input }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const entry = ctx.record(rollbackRatified, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.3',
      data: named(rollback),
      content: { fields: { note: input.note } },
    });
    await updateRollback(ctx.tx, {
      ...rollback,
      ratifiedBy: ctx.actor.id,
      ratifiedAt: ctx.now,
      version: rollback.version + 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    });
    await ctx.use(obligationsService).discharge(ctx, { incident: incident.id, kind: 'ratification', key: rollback.id });
    return ok(undefined);
  },
});

/** Records the retrospective, which is part of the postmortem (GOV 5.3.3). */
export const giveRetrospective = verb(rollbackThing, {
  name: 'retrospect',
  words: {
    label: 'Confirm the retrospective',
    does: 'confirm that the postmortem contains the full retrospective of this rollback',
    done: 'Confirmed. This no longer blocks the postmortem.',
    next: 'muster rollback show <id>',
  },
  clauses: ['5.3.3'],
  permission: rollbackPermissions.ask,
  fields: { note: LongText({ asks: 'What does it say, in short?', short: 'n', limit: 4000 }) },
  unless: ({ rollback }) =>
    rollback.brokenBy === undefined
      ? {
          allowed: false,
          obligations: [],
          code: 'rollbacks/no-retrospective-owed',
          reason: 'There is nothing to ratify: it was approved, or has not been carried out.',
          clause: '5.3.3',
        }
      : undefined,
  async decide(ctx, { thing: { rollback, incident }, input }) {
    const owed = await ctx
      .use(obligationsService)
      .discharge(ctx, { incident: incident.id, kind: 'retrospective', key: rollback.id });
    if (!owed) return err(givenAlready);
    const entry = ctx.record(retrospectiveGiven, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '5.3.3',
      data: named(rollback),
      content: { fields: { note: input.note } },
    });
    await updateRollback(ctx.tx, {
      ...rollback,
      version: rollback.version + 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    });
    return ok(undefined);
  },
});

const givenAlready: AppError = {
  kind: 'conflict',
  code: 'rollbacks/retrospective-given',
  public: 'Its retrospective has already been confirmed.',
  clause: '5.3.3',
};
