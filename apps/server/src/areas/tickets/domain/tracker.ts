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
  /** Whether INTERNAL text may go there: what is to be done, in the words of whoever proposed it (R30). */
  readonly isInternalApproved: boolean;
  readonly statuses: StatusMap;
  readonly addedBy: PrincipalId;
  readonly addedAt: Date;
  readonly removedAt: Date | undefined;
  /** Up to when it was asked what changed there, and why it could not be. */
  readonly lookedAt: Date | undefined;
  readonly problem: string | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

export type TrackerPlace =
  /** `owner/name`: reached as the App that Muster is. */
  | { readonly kind: 'github'; readonly repository: string }
  | {
      readonly kind: 'jira';
      /** `https://acme.atlassian.net`, without a slash behind it. */
      readonly url: string;
      readonly project: string;
      readonly type: string;
      /** Where `address:token` is kept. */
      readonly secretRef: string;
    };

/** By what a ticket is known as ours, wherever it is read again: the action item's id. */
export const markOf = (action: string): string => `muster-${action}`;
