import type { PolicySnapshot } from '@muster/policy';
import { addMinutes, minutesBetween } from '../../../kernel/clock.ts';
import type { EntryId, Id, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type NoticeId = Id<'notice'>;

/** What an authority must be told about an incident, by when, and the outcome. */
export type Notice = {
  readonly id: NoticeId;
  readonly incidentId: IncidentId;
  /** Key of a rule in `regulators.yaml`. */
  readonly rule: string;
  readonly awareAt: Date;
  readonly dueAt: Date;
  readonly startedBy: PrincipalId;
  readonly startedAt: Date;
  /** When its time ran out with nothing filed. Kept even if filed later. */
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

/** Its state at `now`. Missed once its time is over, whether or not that has been recorded. */
export function noticeState({ isNotOwed, filedAt, missedAt, dueAt }: Notice, now: Date): NoticeState {
  if (isNotOwed) return 'not-owed';
  const isMissed = missedAt !== undefined || (filedAt ?? now) > dueAt;
  if (filedAt !== undefined) return isMissed ? 'filed-late' : 'met';
  return isMissed ? 'missed' : 'running';
}

type Rule = PolicySnapshot['regulators']['notices'][string];

/** When the notice is due, and when those who owe it are prompted. */
export function timesOf(
  { within }: Rule,
  awareAt: Date,
  { regulators }: PolicySnapshot,
): { dueAt: Date; promptAt: Date } {
  const { numerator, denominator } = regulators.prompt.whenLeft;
  const dueAt = addMinutes(awareAt, within.minutes);
  return { dueAt, promptAt: addMinutes(dueAt, -Math.ceil((within.minutes * numerator) / denominator)) };
}

/** Whether a rule was in force when the organisation became aware. */
export const appliesAt = ({ appliesFrom }: Rule, awareAt: Date): boolean =>
  minutesBetween(new Date(`${appliesFrom}T00:00:00Z`), awareAt) >= 0;
