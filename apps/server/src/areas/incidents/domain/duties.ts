import type { Minutes } from '@muster/policy';
import { isBefore } from '../../../kernel/clock.ts';
import type { IncidentClock } from './clock.ts';

/** What people wrote into a timeline: when it happened, and when they wrote it. */
export type Written = { readonly happenedAt: Date; readonly writtenAt: Date };

export type TimelineAccuracy = {
  readonly entries: number;
  /** Written within the policy's time of what they tell. */
  readonly inTime: number;
  readonly retroactive: number;
  /** The longest time in which nobody wrote anything while it was open, in minutes. */
  readonly longestGap: number;
};

const MINUTE_MS = 60 * 1000;

/** How true to time a timeline is (GOV 8.2): from the beginning until it was over, or until now. */
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

/** How many updates came in time, and how many intervals passed without one (R40). */
export const cadenceKept = (clocks: readonly IncidentClock[]): CadenceKept => {
  const updates = clocks.filter(({ name }) => name === 'update');
  return {
    kept: updates.filter(({ state }) => state === 'met').length,
    missed: updates.filter(({ state }) => state === 'missed' || state === 'breached' || state === 'met-late').length,
  };
};
