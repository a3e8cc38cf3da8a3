import type { Duration } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** A change that bypasses the normal process under a SEV-1 (GOV 5.3). Fields are undefined until they happen. */
export type Emergency = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly incidentCode: string;
  readonly commit: string;
  /** `owner/name`, if the change is in a repository connected to Muster. */
  readonly repository: string | undefined;
  readonly justification: Scrubbed;
  /** The author, if somebody other than the requester. */
  readonly author: PrincipalId | undefined;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
  readonly grant: Grant | undefined;
  readonly declined: { readonly by: PrincipalId; readonly at: Date } | undefined;
  /** When its grant expired unused. */
  readonly lapsedAt: Date | undefined;
  readonly applied: Applied | undefined;
  /** Digests of the patch and of its inverse. */
  readonly patch: { readonly does: string; readonly undoes: string } | undefined;
  readonly revertedAt: Date | undefined;
  readonly reapplied: { readonly at: Date; readonly by: string } | undefined;
  /** When the deadline to re-apply it passed. Never cleared. */
  readonly missedAt: Date | undefined;
  readonly retrospective: { readonly text: Scrubbed; readonly by: PrincipalId; readonly at: Date } | undefined;
  readonly commandRatifiedAt: Date | undefined;
  readonly governanceRatifiedAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

export type Grant = {
  readonly by: PrincipalId;
  readonly at: Date;
  readonly isSelfApproved: boolean;
  /** The grant can be used until then. */
  readonly expiresAt: Date;
};

export type Applied = { readonly at: Date; readonly isOnBranch: boolean; readonly reapplyBy: Date };

export const standings = ['asked', 'granted', 'declined', 'lapsed', 'applied', 'overdue', 'settled'] as const;
export type Standing = (typeof standings)[number];

/** Its status at a given moment, whether or not due work has run. */
export function standingOf(emergency: Emergency, now: Date): Standing {
  const { applied, declined, grant, missedAt, reapplied } = emergency;
  if (declined !== undefined) return 'declined';
  if (reapplied !== undefined) return 'settled';
  if (applied !== undefined) return missedAt !== undefined || !isBefore(now, applied.reapplyBy) ? 'overdue' : 'applied';
  if (grant === undefined) return 'asked';
  return isUsable(emergency, now) ? 'granted' : 'lapsed';
}

/** Whether its grant can be used now. Its incident must also be open and severe enough. */
export const isUsable = ({ grant, lapsedAt }: Emergency, now: Date): boolean =>
  grant !== undefined && lapsedAt === undefined && isBefore(now, grant.expiresAt);

/** What a merged normal change does to the clock (GOV 5.3.4). */
export type Settling = 'reverted' | 're-applied' | undefined;

/**
 * Whether a normally merged change ends the clock: only the same change does. If the emergency change is on the branch,
 * its revert must be merged first, since the same change could not be merged again.
 */
export function settledBy(emergency: Emergency, merged: { readonly does: string }): Settling {
  const { applied, patch, reapplied, revertedAt } = emergency;
  if (applied === undefined || patch === undefined || reapplied !== undefined) return undefined;
  if (merged.does === patch.undoes && applied.isOnBranch && revertedAt === undefined) return 'reverted';
  if (merged.does !== patch.does) return undefined;
  return applied.isOnBranch && revertedAt === undefined ? undefined : 're-applied';
}

/** When a grant expires, or when an applied change must have been re-applied (R16: from its application). */
export const endOf = (from: Date, span: Duration): Date => addMinutes(from, span.minutes);
