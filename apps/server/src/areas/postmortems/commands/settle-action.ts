import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { actionThing, type ActionCase } from '../action-thing.ts';
import { actionSettled } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { writeAction } from '../store/action-items.ts';
import { unlessItIs } from './commit-action.ts';

/** Declines an action item, with a reason. */
export const declineAction = verb(actionThing, {
  name: 'decline',
  words: {
    label: 'Decline',
    does: 'say that nobody will do it, and why',
    done: 'Declined.',
    next: 'muster action list',
  },
  clauses: ['8.4'],
  permission: postmortemPermissions.commit,
  fields: { reason: LongText({ asks: 'Why not?', short: 'r', limit: 1000 }) },
  answer: Type.Object({ version: Type.Integer() }),
  unless: (here) => unlessItIs(here, 'proposed', 'accepted'),
  decide: async (ctx, { thing, input }) => ok(await settleAction(ctx, thing, 'declined', input.reason)),
});

/** Marks an action item as done, and says how. */
export const finishAction = verb(actionThing, {
  name: 'finish',
  words: {
    label: 'Mark done',
    does: 'mark it as done, and say how',
    done: 'Marked done.',
    next: 'muster action list',
  },
  clauses: ['8.4'],
  permission: postmortemPermissions.commit,
  fields: { reason: LongText({ asks: 'What was done?', short: 'r', limit: 1000 }) },
  answer: Type.Object({ version: Type.Integer() }),
  unless: (here) => unlessItIs(here, 'accepted'),
  decide: async (ctx, { thing, input }) => ok(await settleAction(ctx, thing, 'done', input.reason)),
});

/** Settles an action item, with the reason. */
export async function settleAction(
  ctx: CommandContext,
  { item, incident }: ActionCase,
  to: 'declined' | 'done',
  reason: Scrubbed,
): Promise<{ version: number }> {
  const lastEntry = ctx.record(actionSettled, {
    resource: { kind: 'action-item', id: item.id },
    policyVersion: incident.policyVersion,
    touched: [incident.id],
    clause: '8.4',
    data: { action: item.id, to },
    content: { fields: { reason } },
  });
  const saved = {
    ...item,
    state: to,
    reason,
    settledAt: ctx.now,
    version: item.version + 1,
    lastInstant: ctx.now,
    lastEntry,
  };
  await writeAction(ctx.tx, saved);
  ctx.due.supersede({ kind: 'action-item', id: item.id }, 'all', `it is ${to}`);
  const { ticket } = saved;
  await ctx.use(hooksService).onActionMoved(ctx, { action: item.id, incident: incident.id, ticket });
  return { version: saved.version };
}
