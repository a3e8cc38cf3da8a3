import type { CommandContext } from '../../platform/commands/context.ts';
import type { Ending } from './domain/rollback.ts';
import { rollbackEnded } from './ledger-actions.ts';
import { pageOfFailure } from './page-people.ts';
import type { RollbackCase } from './rollback-thing.ts';
import { updateRollback } from './store/rollbacks.ts';

const stateAfter = {
  declined: 'refused',
  withdrawn: 'refused',
  unanswered: 'refused',
  moot: 'refused',
  'executor-refused': 'failed',
  unreachable: 'timed-out',
  silent: 'timed-out',
} as const satisfies Record<Ending, string>;

/** Endings that nobody decided, which page people at once. */
const pagedFor: Readonly<Partial<Record<Ending, 'rollback-failed' | 'rollback-given-up'>>> = {
  'executor-refused': 'rollback-failed',
  unreachable: 'rollback-given-up',
  silent: 'rollback-given-up',
};

/** Ends a locked rollback for a reason other than its executor's report, and records it. */
export async function endRollback(
  ctx: CommandContext,
  { rollback, incident, executor }: RollbackCase,
  because: Ending,
): Promise<void> {
  const { id, target, to } = rollback;
  const entry = ctx.record(rollbackEnded, {
    resource: { kind: 'incident', id: incident.id },
    policyVersion: incident.policyVersion,
    clause: '2.3',
    data: { rollback: id, target, to, because },
  });
  await updateRollback(ctx.tx, {
    ...rollback,
    state: stateAfter[because],
    because,
    endedAt: ctx.now,
    version: rollback.version + 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  });
  ctx.due.supersede({ kind: 'rollback', id }, 'all', `it is over: ${because}`);
  const { [because]: why } = pagedFor;
  if (why !== undefined) await pageOfFailure(ctx, { rollback, incident, executor }, why);
}
