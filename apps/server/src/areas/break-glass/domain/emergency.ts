import type { Duration } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** A change that goes past the normal process, under a SEV-1 (GOV 5.3). What has not happened is undefined. */
export type Emergency = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly incidentCode: string;
  readonly commit: string;
  /** `owner/name`, where the change lies in a repository that Muster is connected to. */
  readonly repository: string | undefined;
  readonly justification: Scrubbed;
  /** Whoever wrote it, where that is not who asks. */
  readonly author: PrincipalId | undefined;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
  readonly grant: Grant | undefined;
  readonly declined: { readonly by: PrincipalId; readonly at: Date } | undefined;
  /** Its grant ran out unused. */
  readonly lapsedAt: Date | undefined;
  readonly applied: Applied | undefined;
  /** Digests of what it does and of what takes it back. */
  readonly patch: { readonly does: string; readonly undoes: string } | undefined;
  readonly revertedAt: Date | undefined;
  readonly reapplied: { readonly at: Date; readonly by: string } | undefined;
  /** When the time for re-applying it ran out. That stays. */
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
  /** It may be used until then. */
  readonly expiresAt: Date;
};

export type Applied = { readonly at: Date; readonly isOnBranch: boolean; readonly reapplyBy: Date };

export const standings = ['asked', 'granted', 'declined', 'lapsed', 'applied', 'overdue', 'settled'] as const;
export type Standing = (typeof standings)[number];

/** How it stands at a moment, whatever has been written since. */
export function standingOf(emergency: Emergency, now: Date): Standing {
  const { applied, declined, grant, missedAt, reapplied } = emergency;
  if (declined !== undefined) return 'declined';
  if (reapplied !== undefined) return 'settled';
  if (applied !== undefined) return missedAt !== undefined || !isBefore(now, applied.reapplyBy) ? 'overdue' : 'applied';
  if (grant === undefined) return 'asked';
  return isUsable(emergency, now) ? 'granted' : 'lapsed';
}

/** Whether it may be used now. Its incident has to be open and grave enough besides. */
export const isUsable = ({ grant, lapsedAt }: Emergency, now: Date): boolean =>
  grant !== undefined && lapsedAt === undefined && isBefore(now, grant.expiresAt);

/** What a normal change that was merged does for it (GOV 5.3.4). */
export type Settling = 'reverted' | 're-applied' | undefined;

/**
 * Whether a change that went the normal way ends its clock: one that does the same. Where it lies on the branch already,
 * its revert has to come first: nothing else can do the same once more.
 */
export function settledBy(emergency: Emergency, merged: { readonly does: string }): Settling {
  const { applied, patch, reapplied, revertedAt } = emergency;
  if (applied === undefined || patch === undefined || reapplied !== undefined) return undefined;
  if (merged.does === patch.undoes && applied.isOnBranch && revertedAt === undefined) return 'reverted';
  if (merged.does !== patch.does) return undefined;
  return applied.isOnBranch && revertedAt === undefined ? undefined : 're-applied';
}

/** When a grant ends, and when what was applied has to have gone the normal way (R16: from its application). */
export const endOf = (from: Date, span: Duration): Date => addMinutes(from, span.minutes);
