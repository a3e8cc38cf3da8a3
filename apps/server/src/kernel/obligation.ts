import type { ClauseId } from './ids.ts';

/** Something that must be done for a decision to stand, such as getting a waiver or writing a postmortem. */
export type Obligation = {
  readonly kind: string;
  readonly clause: ClauseId;
  readonly from?: string;
  readonly what: string;
};
