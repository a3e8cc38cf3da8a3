import type { Awaiting } from './sink.ts';

/** An entry that a sink will never take, and what it said. */
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
 * What became of some records: all before `below` are in the sink or set aside for good; the rest is sent again, in
 * order. `stop` needs a person: access, a wrong name, a wrong setting.
 */
export type Sent = {
  readonly below: number;
  readonly rejected: readonly Rejection[];
  readonly awaiting?: Awaiting;
  readonly object?: StoredObject;
  readonly problem?: { readonly kind: 'retry' | 'stop'; readonly words: string };
};
