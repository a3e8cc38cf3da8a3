import type { Lane } from '../kind.ts';

/** What a claim may take. */
export type Scope = {
  readonly lane: Lane;
  /** Everything claimable before this moment is known to be settled. */
  readonly from: Date;
  /** Kinds of one form, all with a handler on this server. */
  readonly kinds: readonly string[];
};
