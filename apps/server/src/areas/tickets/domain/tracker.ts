import type { Id, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { StatusMap } from './status-map.ts';

export type TrackerId = Id<'tracker'>;

export const trackerKinds = ['github', 'jira'] as const;

/** Where tickets are kept. */
export type Tracker = {
  readonly id: TrackerId;
  readonly name: Scrubbed;
  readonly at: TrackerPlace;
  /** Whether INTERNAL text may be sent there: the action item in its author's words (R30). */
  readonly isInternalApproved: boolean;
  readonly statuses: StatusMap;
  readonly addedBy: PrincipalId;
  readonly addedAt: Date;
  readonly removedAt: Date | undefined;
  /** Until when changes there have been read, and why reading failed. */
  readonly lookedAt: Date | undefined;
  readonly problem: string | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

export type TrackerPlace =
  /** `owner/name`, reached as Muster's GitHub App. */
  | { readonly kind: 'github'; readonly repository: string }
  | {
      readonly kind: 'jira';
      /** `https://acme.atlassian.net`, without a trailing slash. */
      readonly url: string;
      readonly project: string;
      readonly type: string;
      /** Reference to the secret `address:token`. */
      readonly secretRef: string;
    };

/** The mark that identifies a ticket as Muster's: the action item's id. */
export const markOf = (action: string): string => `muster-${action}`;
