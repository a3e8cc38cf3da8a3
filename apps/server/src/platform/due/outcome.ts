import type { Scrubbed } from '../../kernel/scrubbed.ts';

/** What became of one attempt of a task. Reasons are kept in the row, so they come through the scrubber's door. */
export type TaskOutcome =
  | { readonly kind: 'done' }
  /** To be tried again: after the kind's next wait, or after `afterSeconds` where the other side named one. */
  | { readonly kind: 'retry'; readonly reason: Scrubbed; readonly afterSeconds?: number }
  /** Trying again cannot help: a person has to look. */
  | { readonly kind: 'park'; readonly reason: Scrubbed };

/** What became of a deadline. A handler that returns nothing has done it. */
export type DeadlineOutcome =
  | { readonly kind: 'done' }
  /** The state has moved on since the row was planned, and nothing was owed any more. */
  | { readonly kind: 'void'; readonly reason: Scrubbed };

export const done: { readonly kind: 'done' } = { kind: 'done' };

export const retry = (reason: Scrubbed, afterSeconds?: number): TaskOutcome => ({
  kind: 'retry',
  reason,
  ...(afterSeconds === undefined ? {} : { afterSeconds }),
});

export const park = (reason: Scrubbed): TaskOutcome => ({ kind: 'park', reason });

export const voided = (reason: Scrubbed): DeadlineOutcome => ({ kind: 'void', reason });
