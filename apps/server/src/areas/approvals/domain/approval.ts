import type { PolicySnapshot } from '@muster/policy';
import type { PrincipalId, TeamId, EntryId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** How a kind of request is decided, as the policy says it. */
export type ApprovalRule = PolicySnapshot['approvals']['kinds'][string];

export const approvalStates = ['open', 'approved', 'declined', 'withdrawn', 'expired', 'void'] as const;

/** `void`: there was nothing left to decide. One that was done already and expires was never ratified. */
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
  /** `ahead`: it takes effect when it is approved. `after`: it has been done, and is to be ratified. */
  readonly mode: 'ahead' | 'after';
  /** Done without a second person, because there was none who could decide (R32). */
  readonly isUnseparated: boolean;
  readonly state: ApprovalState;
  /** How many of the rule's groups have been asked by now. */
  readonly groupsAsked: number;
  /** What it was about when it was asked for, as a hash. */
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
  /** Whose right was used: one's own, or that of whoever delegated it. */
  readonly rightOf: PrincipalId;
  readonly verdict: Verdict;
  readonly reason: Scrubbed | undefined;
  /** What it was about when the vote was given. */
  readonly subjectHash: string;
  readonly at: Date;
};

export type Delegation = {
  readonly from: PrincipalId;
  readonly to: PrincipalId;
  /** Requests of these kinds only; undefined: all that the policy lets be delegated. */
  readonly kinds: readonly string[] | undefined;
};
