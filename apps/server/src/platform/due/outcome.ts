import type { Scrubbed } from '../../kernel/scrubbed.ts';

/** The outcome of one attempt of a task. Reasons are stored in the row, so they must be scrubbed. */
export type TaskOutcome =
  | { readonly kind: 'done' }
  /** Retry: after the kind's next wait, or after `afterSeconds` if the other side named one. */
  | { readonly kind: 'retry'; readonly reason: Scrubbed; readonly afterSeconds?: number }
  /** Retrying cannot help: a person has to look. */
  | { readonly kind: 'park'; readonly reason: Scrubbed };

/** The outcome of a deadline. A handler that returns nothing has completed it. */
export type DeadlineOutcome =
  | { readonly kind: 'done' }
  /** The state has changed since the row was planned, and nothing is due any more. */
  | { readonly kind: 'void'; readonly reason: Scrubbed };

export const done: { readonly kind: 'done' } = { kind: 'done' };

export const retry = (reason: Scrubbed, afterSeconds?: number): TaskOutcome => ({
  kind: 'retry',
  reason,
  ...(afterSeconds === undefined ? {} : { afterSeconds }),
});

export const park = (reason: Scrubbed): TaskOutcome => ({ kind: 'park', reason });

export const voided = (reason: Scrubbed): DeadlineOutcome => ({ kind: 'void', reason });
