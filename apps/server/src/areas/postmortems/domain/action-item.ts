import type { PolicySnapshot, Severity } from '@muster/policy';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { addMinutes, dayOf } from '../../../kernel/clock.ts';

export const actionStates = ['proposed', 'accepted', 'declined', 'done'] as const;
export type ActionState = (typeof actionStates)[number];

/** What an idea needs to become a commitment (GOV 8.4). */
export type Commitment = {
  readonly owner: PrincipalId;
  /** A date such as `2026-12-18`; due at its end in UTC. */
  readonly dueOn: string;
  readonly severity: Severity;
  readonly ticket: string;
};

export type ActionItem = {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly state: ActionState;
  readonly title: Scrubbed;
  /** Set once it has been accepted. */
  readonly commitment: Commitment | undefined;
  /** Its ticket, which may exist before it is accepted. */
  readonly ticket: string | undefined;
  /** Why it was declined, or how it was done. */
  readonly reason: Scrubbed | undefined;
  readonly proposedBy: PrincipalId;
  readonly proposedAt: Date;
  readonly acceptedAt: Date | undefined;
  readonly settledAt: Date | undefined;
  /** When those the policy escalates to were told it is overdue. */
  readonly escalatedAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** The end of its due date. */
export const dueAtOf = ({ dueOn }: Commitment): Date => addMinutes(new Date(dueOn), 24 * 60);

export const isOverdue = (item: Pick<ActionItem, 'state' | 'commitment'>, now: Date): boolean =>
  item.state === 'accepted' && item.commitment !== undefined && dueAtOf(item.commitment).getTime() <= now.getTime();

/** Whether this is a valid date that has not passed. */
export function isDayAhead(day: string, now: Date): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && dayOf(parsed) === day && day >= dayOf(now);
}

/** When its owner is reminded; undefined if that time has passed. */
export function remindAt(commitment: Commitment, policy: PolicySnapshot, now: Date): Date | undefined {
  const at = addMinutes(dueAtOf(commitment), -policy.accountability.actionItems.remind.before.minutes);
  return at.getTime() > now.getTime() ? at : undefined;
}
