import type { Minutes } from '@muster/policy';
import { isBefore } from '../../../kernel/clock.ts';
import type { IncidentClock } from './clock.ts';

/** A timeline note: when the event happened, and when it was written down. */
export type Written = { readonly happenedAt: Date; readonly writtenAt: Date };

export type TimelineAccuracy = {
  readonly entries: number;
  /** Notes written within the policy's time limit of the event. */
  readonly inTime: number;
  readonly retroactive: number;
  /** Longest interval without a note while the incident was open, in minutes. */
  readonly longestGap: number;
};

const MINUTE_MS = 60 * 1000;

/** Timeline accuracy (GOV 8.2), from the declaration to the end of the incident, or to now. */
export function timelineAccuracy(
  written: readonly Written[],
  { from, until, withinMinutes }: { readonly from: Date; readonly until: Date; readonly withinMinutes: Minutes },
): TimelineAccuracy {
  const lateBy = ({ happenedAt, writtenAt }: Written) => (writtenAt.getTime() - happenedAt.getTime()) / MINUTE_MS;
  const moments = [from, ...written.map(({ happenedAt }) => happenedAt), until]
    .map((moment) => Math.min(Math.max(moment.getTime(), from.getTime()), until.getTime()))
    .toSorted((first, second) => first - second);
  const gaps = moments.slice(1).map((moment, place) => moment - (moments[place] ?? moment));
  return {
    entries: written.length,
    inTime: written.filter((each) => lateBy(each) <= withinMinutes).length,
    retroactive: written.filter(({ happenedAt, writtenAt }) => isBefore(happenedAt, writtenAt)).length,
    longestGap: Math.floor(Math.max(0, ...gaps) / MINUTE_MS),
  };
}

export type CadenceKept = { readonly kept: number; readonly missed: number };

/** Updates sent in time, and intervals missed (R40). */
export const cadenceKept = (clocks: readonly IncidentClock[]): CadenceKept => {
  const updates = clocks.filter(({ name }) => name === 'update');
  return {
    kept: updates.filter(({ state }) => state === 'met').length,
    missed: updates.filter(({ state }) => state === 'missed' || state === 'breached' || state === 'met-late').length,
  };
};
