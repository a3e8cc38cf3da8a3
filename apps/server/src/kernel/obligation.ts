import type { ClauseId } from './ids.ts';

/** Something that must be done for a decision to stand, such as a waiver to get or a postmortem to write. */
export type Obligation = {
  readonly kind: string;
  readonly clause: ClauseId;
  readonly from?: string;
  readonly what: string;
};
