import type { Awaiting } from './sink.ts';

/** An entry that a sink will never accept, and the reason it gave. */
export type Rejection = { readonly seq: number; readonly id: string; readonly code: string; readonly reason: string };

/** An object that nobody can delete before its time. */
export type StoredObject = {
  readonly key: string;
  readonly versionId: string;
  readonly first: number;
  readonly below: number;
  readonly lockedUntil: Date;
};

/**
 * The result of a send: everything before `below` is in the sink or rejected for good; the rest is sent again, in
 * order. `stop` needs a person: access, a wrong name or a wrong setting.
 */
export type Sent = {
  readonly below: number;
  readonly rejected: readonly Rejection[];
  readonly awaiting?: Awaiting;
  readonly object?: StoredObject;
  readonly problem?: { readonly kind: 'retry' | 'stop'; readonly words: string };
};
