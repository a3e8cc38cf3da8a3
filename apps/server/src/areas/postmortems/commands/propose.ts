import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Line } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { actionProposed } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { postmortemThing } from '../postmortem-thing.ts';
import { actionsOf, writeAction } from '../store/action-items.ts';

/** Proposes an action item. It binds nobody until it is accepted with everything the policy requires (GOV 8.4). */
export const propose = verb(postmortemThing, {
  name: 'propose',
  words: {
    label: 'Propose an action item',
    does: 'propose something to do about it',
    done: 'Proposed.',
    next: 'muster action list',
  },
  clauses: ['8.4'],
  permission: postmortemPermissions.propose,
  fields: { title: Line({ asks: 'What should be done?', limit: 200, positional: true }) },
  answer: Type.Object({ action: Type.String({ format: 'uuid', ...field({ asks: 'Action item' }) }) }),
  async decide(ctx, { thing: { incident }, input }) {
    const proposedBy = principalOf(ctx.actor);
    if (proposedBy === undefined) return err(postmortemThing.missing);
    if ((await actionsOf(ctx.tx, incident.id)).length >= MOST) return err(tooMany);
    const id = ctx.ids.row(ctx.now);
    const lastEntry = ctx.record(actionProposed, {
      resource: { kind: 'action-item', id },
      policyVersion: incident.policyVersion,
      touched: [incident.id],
      clause: '8.4',
      data: { action: id },
      content: { isNewSubject: true, fields: { title: input.title } },
    });
    await writeAction(ctx.tx, {
      id,
      incidentId: incident.id,
      state: 'proposed',
      title: input.title,
      commitment: undefined,
      ticket: undefined,
      reason: undefined,
      proposedBy,
      proposedAt: ctx.now,
      acceptedAt: undefined,
      settledAt: undefined,
      escalatedAt: undefined,
      version: 1,
      lastInstant: ctx.now,
      lastEntry,
    });
    return ok({ action: id });
  },
});

const MOST = 200;

const tooMany: AppError = {
  kind: 'conflict',
  code: 'postmortems/too-many-actions',
  public: `An incident has at most ${MOST} action items.`,
  remedy: 'Decline those that nobody will do.',
};
