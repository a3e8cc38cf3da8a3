import type { Scrubbed } from '../../kernel/scrubbed.ts';
import type { EntryId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { ActionCase } from './action-thing.ts';
import { actionReopened } from './ledger-actions.ts';
import { planActionDue } from './plan-due.ts';
import { writeAction } from './store/action-items.ts';

/** Reopens an action item that turned out not to be done, with its old due date. */
export async function reopenAction(
  ctx: CommandContext,
  { item, incident }: ActionCase,
  reason: Scrubbed,
): Promise<void> {
  const lastEntry = ctx.record(actionReopened, {
    resource: { kind: 'action-item', id: item.id },
    policyVersion: incident.policyVersion,
    touched: [incident.id],
    clause: '8.4',
    data: { action: item.id },
    content: { fields: { reason } },
  });
  const open = {
    ...item,
    state: 'accepted' as const,
    reason: undefined,
    settledAt: undefined,
    version: item.version + 1,
    lastInstant: ctx.now,
    lastEntry,
  };
  await writeAction(ctx.tx, open);
  planActionDue(ctx, open, ctx.policies.of(incident));
}

/** Stores the item's ticket, with the entry that reported it. */
export async function keepTicket(
  ctx: CommandContext,
  { item }: ActionCase,
  ticket: string,
  lastEntry: EntryId,
): Promise<void> {
  await writeAction(ctx.tx, {
    ...item,
    ticket,
    ...(item.commitment === undefined ? {} : { commitment: { ...item.commitment, ticket } }),
    version: item.version + 1,
    lastInstant: ctx.now,
    lastEntry,
  });
}
