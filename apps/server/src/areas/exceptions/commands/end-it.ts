import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Exception } from '../domain/exception.ts';
import { exceptionOver } from '../ledger-actions.ts';
import { updateException } from '../store/exceptions.ts';
import { expiryDue } from '../due-kinds.ts';

export type Over = 'declined' | 'withdrawn' | 'unanswered' | 'ended' | 'incident-over' | 'expired';

const stateAfter = {
  declined: 'refused',
  withdrawn: 'refused',
  unanswered: 'refused',
  ended: 'ended',
  'incident-over': 'ended',
  expired: 'expired',
} as const satisfies Record<Over, Exception['state']>;

/** Ends a locked exception for this reason, and records it. */
export async function endIt(
  ctx: CommandContext,
  exception: Exception,
  because: Over,
  reason?: Scrubbed,
): Promise<void> {
  const { id, clause, scope, incidentId } = exception;
  // Ended before Governance decided: it was never approved.
  const state = exception.state === 'asked' ? 'refused' : stateAfter[because];
  const entry = ctx.record(exceptionOver, {
    resource: { kind: 'exception', id },
    clause: ctx.policies.current.document.exceptions.clause,
    ...(incidentId === undefined ? {} : { touched: [incidentId] }),
    data: { exception: id, of: clause, scope, because },
    content: { fields: { reason: reason ?? '' } },
  });
  if (because !== 'expired') ctx.due.supersede({ kind: 'exception', id }, [expiryDue], `it is ${because}`);
  await updateException(ctx.tx, id, { ...exception, state, overAt: ctx.now }, ctx.now, entry);
}
