import type { PolicySnapshot } from '@muster/policy';
import { addMinutes, minutesBetween } from '../../../kernel/clock.ts';
import type { EntryId, Id, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type NoticeId = Id<'notice'>;

/** What an authority is to be told of an incident, by when, and what became of it. */
export type Notice = {
  readonly id: NoticeId;
  readonly incidentId: IncidentId;
  /** A rule of `regulators.yaml`. */
  readonly rule: string;
  readonly awareAt: Date;
  readonly dueAt: Date;
  readonly startedBy: PrincipalId;
  readonly startedAt: Date;
  /** Its time went by with nothing filed. That stays, whatever is filed afterwards. */
  readonly missedAt: Date | undefined;
  readonly filedAt: Date | undefined;
  readonly filedBy: PrincipalId | undefined;
  readonly filed: Scrubbed | undefined;
  readonly isNotOwed: boolean;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

export type NoticeState = 'running' | 'met' | 'missed' | 'filed-late' | 'not-owed';

/** How it stands. Missed by the clock, whether or not that was written down yet. */
export function noticeState({ isNotOwed, filedAt, missedAt, dueAt }: Notice, now: Date): NoticeState {
  if (isNotOwed) return 'not-owed';
  const isMissed = missedAt !== undefined || (filedAt ?? now) > dueAt;
  if (filedAt !== undefined) return isMissed ? 'filed-late' : 'met';
  return isMissed ? 'missed' : 'running';
}

type Rule = PolicySnapshot['regulators']['notices'][string];

/** By when it is owed, and when whoever owes it is prompted. */
export function timesOf(
  { within }: Rule,
  awareAt: Date,
  { regulators }: PolicySnapshot,
): { dueAt: Date; promptAt: Date } {
  const { numerator, denominator } = regulators.prompt.whenLeft;
  const dueAt = addMinutes(awareAt, within.minutes);
  return { dueAt, promptAt: addMinutes(dueAt, -Math.ceil((within.minutes * numerator) / denominator)) };
}

/** Whether a rule applied when the organisation became aware. */
export const appliesAt = ({ appliesFrom }: Rule, awareAt: Date): boolean =>
  minutesBetween(new Date(`${appliesFrom}T00:00:00Z`), awareAt) >= 0;
