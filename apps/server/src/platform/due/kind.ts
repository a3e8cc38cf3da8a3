import type { Static, TSchema } from 'typebox';
import type { DueId } from '../../kernel/ids.ts';

/**
 * Lanes are served independently: a page never waits behind a clock, nor a clock behind a prompt (architecture, idea
 * 3).
 */
export type Lane = (typeof lanes)[number];

export const lanes = ['page', 'clock', 'prompt', 'chat', 'housekeeping'] as const;

/**
 * What a kind does when its moment has passed unserved: `fire-once` with the original due time, `collapse` several
 * missed ones into the last, or `void` it.
 */
export type WhenLate = 'fire-once' | 'collapse' | 'void';

type KindBase<P extends TSchema> = {
  readonly name: `${string}.${string}`;
  readonly lane: Lane;
  readonly payload: P;
  readonly whenLate: WhenLate;
};

/** Takes effect inside the transaction that claims it. */
export type DeadlineKind<P extends TSchema = TSchema> = KindBase<P> & { readonly form: 'deadline' };

/**
 * Leased, attempted outside any transaction, retried with backoff. Its handler may run twice for one row and must say
 * what happens then.
 */
export type TaskKind<P extends TSchema = TSchema> = KindBase<P> & {
  readonly form: 'task';
  readonly leaseSeconds: number;
  /** Waits between attempts, in seconds; after the last the row is parked and raised. */
  readonly backoffSeconds: readonly number[];
};

export type DueKind<P extends TSchema = TSchema> = DeadlineKind<P> | TaskKind<P>;

export const defineDeadline = <P extends TSchema>(kind: Omit<DeadlineKind<P>, 'form'>): DeadlineKind<P> => ({
  form: 'deadline',
  ...kind,
});

export const defineTask = <P extends TSchema>(kind: Omit<TaskKind<P>, 'form'>): TaskKind<P> => ({
  form: 'task',
  ...kind,
});

/** What the row is about, so that a case's open rows can be found and re-planned together. */
export type DueSubject = { readonly kind: string; readonly id: string };

/** A row to write. `key` is unique per kind: planning the same key again is a no-op while the first is open. */
export type DuePlan<K extends DueKind = DueKind> = {
  readonly kind: K;
  readonly key: string;
  readonly subject: DueSubject;
  readonly dueAt: Date;
  readonly payload: Static<K['payload']>;
};

/** A claimed row, as its handler sees it. */
export type DueRow<K extends DueKind = DueKind> = {
  readonly id: DueId;
  readonly key: string;
  readonly subject: DueSubject;
  readonly dueAt: Date;
  readonly attempt: number;
  readonly payload: Static<K['payload']>;
};

/** How a command plans and supersedes due work within its transaction. */
export interface DueWriter {
  /** Adds a row, written just before the commit. */
  plan<K extends DueKind>(row: DuePlan<K>): void;
  /**
   * Closes the subject's open rows of these kinds (or of all kinds) as superseded. Rows the worker holds are skipped:
   * their handler waits for the root's lock, reads the new state and voids itself.
   */
  supersede(subject: DueSubject, kinds: readonly DueKind[] | 'all', reason: string): void;
}
