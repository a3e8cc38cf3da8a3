import type { Scrubbed } from '../../kernel/scrubbed.ts';
import type { EntryId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { ActionCase } from './action-thing.ts';
import { actionReopened } from './ledger-actions.ts';
import { planActionDue } from './plan-due.ts';
import { writeAction } from './store/action-items.ts';

/** It is not done after all: what it owed it owes again, by the day that it had. */
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

/** Its ticket is there from now on, by the entry that says so. */
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
