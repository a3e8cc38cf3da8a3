import type { Rollback } from '@muster/api-client';

/** A rollback's state in a few words. */
export function stateWords({ state, because, isLate }: Pick<Rollback, 'state' | 'because' | 'isLate'>): string {
  const words = {
    asked: 'waiting for approval',
    refused: 'not approved',
    approved: 'approved, not started',
    running: 'in progress',
    succeeded: 'done',
    failed: because === 'executor-refused' ? 'refused by its executor' : 'failed',
    'timed-out': because === 'unreachable' ? 'executor not reached' : 'no answer from its executor',
  } as const satisfies Record<Rollback['state'], string>;
  return `${words[state]}${isLate ? ', late' : ''}`;
}
