import type { EntryId, Id, PrincipalId } from '../../../kernel/ids.ts';
import type { VersionId } from './model.ts';

export type ReviewId = Id<'review'>;
export const reviewStates = ['requested', 'taken', 'decided'] as const;
export const verdicts = ['upheld', 'overturned'] as const;

/** A human review of a decision about a person. */
export type Review = {
  readonly id: ReviewId;
  readonly code: string;
  readonly predictionId: string;
  readonly predictionDay: string;
  readonly versionId: VersionId;
  readonly subject: string;
  readonly state: (typeof reviewStates)[number];
  readonly askedBy: 'subject' | 'member';
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly overdueAt: Date | undefined;
  readonly reviewer: PrincipalId | undefined;
  readonly takenAt: Date | undefined;
  readonly verdict: (typeof verdicts)[number] | undefined;
  readonly original: string | undefined;
  /** The decision that replaces the original, if overturned. */
  readonly decision: string | undefined;
  readonly decidedBy: PrincipalId | undefined;
  readonly decidedAt: Date | undefined;
  readonly keyId: string;
  readonly words: Uint8Array | undefined;
  readonly reasons: Uint8Array | undefined;
  readonly toldAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** Metrics of the review process. */
export type ReviewMeasures = {
  readonly open: number;
  readonly overdue: number;
  readonly decided: number;
  readonly overturned: number;
  readonly late: number;
};

/** The share of decided reviews that overturned; undefined if none was decided: unknown is not zero. */
export const overturnRate = ({ decided, overturned }: ReviewMeasures): number | undefined =>
  decided === 0 ? undefined : overturned / decided;
