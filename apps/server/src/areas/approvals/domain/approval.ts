import type { PolicySnapshot } from '@muster/policy';
import type { PrincipalId, TeamId, EntryId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** The policy's rule for deciding a kind of request. */
export type ApprovalRule = PolicySnapshot['approvals']['kinds'][string];

export const approvalStates = ['open', 'approved', 'declined', 'withdrawn', 'expired', 'void'] as const;

/** `void`: there was nothing left to decide. `expired` in mode `after`: it was never ratified. */
export type ApprovalState = (typeof approvalStates)[number];

export type Approval = {
  readonly id: string;
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly title: Scrubbed;
  readonly reason: Scrubbed;
  readonly about: PrincipalId | undefined;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
  /** `ahead`: takes effect when approved. `after`: already done, to be ratified. */
  readonly mode: 'ahead' | 'after';
  /** Done without a second person, because nobody else could decide (R32). */
  readonly isUnseparated: boolean;
  readonly state: ApprovalState;
  /** How many of the rule's groups have been asked so far. */
  readonly groupsAsked: number;
  /** Hash of the subject at the time of the request. */
  readonly subjectHash: string;
  readonly expiresAt: Date;
  readonly decidedAt: Date | undefined;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
};

export type Verdict = 'approve' | 'decline';

export type Vote = {
  readonly id: string;
  readonly voter: PrincipalId;
  /** Whose right was used: the voter's own, or that of whoever delegated it. */
  readonly rightOf: PrincipalId;
  readonly verdict: Verdict;
  readonly reason: Scrubbed | undefined;
  /** Hash of the subject at the time of the vote. */
  readonly subjectHash: string;
  readonly at: Date;
};

export type Delegation = {
  readonly from: PrincipalId;
  readonly to: PrincipalId;
  /** Only requests of these kinds; undefined: all that the policy lets be delegated. */
  readonly kinds: readonly string[] | undefined;
};
