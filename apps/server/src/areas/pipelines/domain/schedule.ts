import { addMinutes, minutesBetween } from '../../../kernel/clock.ts';
import { beginOf, type Run } from './run.ts';

/** Which nominal time of a run is its scheduled start. Airflow's data intervals end when the run is due to start. */
export const nominalReadings = ['start', 'end', 'by-integration'] as const;
export type NominalReading = (typeof nominalReadings)[number];

/** A cron expression in an IANA time zone. */
export type Cron = { readonly cron: string; readonly zone: string };

/** A schedule while it applies: from a given time until it was replaced or removed. */
export type Schedule = Cron & {
  readonly nominal: NominalReading;
  readonly from: Date;
  readonly until: Date | undefined;
};

/** Scheduled starts of a cron expression, from a library that knows time zones. */
export type Calendar = {
  /** Strictly after `at`, in order, at most `most`. */
  after(cron: Cron, at: Date, most: number): readonly Date[];
  /** The last one at or before `at`. */
  lastBy(cron: Cron, at: Date): Date | undefined;
};

/** Scheduled starts after one time and up to another (inclusive), by the schedules that applied; up to a limit. */
export function slotsBetween(
  calendar: Calendar,
  schedules: readonly Schedule[],
  after: Date,
  upTo: Date,
  most: number,
): readonly Date[] {
  const found: Date[] = [];
  for (const schedule of schedules.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    // A start at the very instant a schedule begins belongs to it.
    let at = new Date(Math.max(after.getTime(), schedule.from.getTime() - 1));
    for (;;) {
      const [next] = calendar.after(schedule, at, 1);
      if (next === undefined || next > upTo || isOver(schedule, next) || found.length >= most) break;
      found.push(next);
      at = next;
    }
  }
  return found;
}

/** The next scheduled start after a given time; undefined if there is none. */
export function nextSlot(calendar: Calendar, schedules: readonly Schedule[], after: Date): Date | undefined {
  const starts = schedules.flatMap((schedule) => {
    const from = new Date(Math.max(after.getTime(), schedule.from.getTime() - 1));
    const [next] = calendar.after(schedule, from, 1);
    return next === undefined || isOver(schedule, next) ? [] : [next];
  });
  return starts.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** A scheduler may fire slightly early by its own clock. */
const EARLY_BY_MINUTES = 1;

/**
 * Which scheduled start a run answers: by its nominal time, if reported; one that matches no scheduled start means a
 * manual run, which answers none. Without a nominal time, the last scheduled start before the run began.
 */
export function slotOf(calendar: Calendar, schedules: readonly Schedule[], run: Run): Date | undefined {
  for (const schedule of schedules) {
    const named = nominalOf(schedule, run);
    const at = named ?? addMinutes(beginOf(run), EARLY_BY_MINUTES);
    const slot = calendar.lastBy(schedule, at);
    if (slot === undefined || slot < schedule.from || isOver(schedule, slot)) continue;
    if (named === undefined || minuteOf(slot) === minuteOf(named)) return slot;
  }
  return undefined;
}

const EPOCH = new Date(0);
const minuteOf = (at: Date): number => Math.floor(minutesBetween(EPOCH, at));

function nominalOf({ nominal }: Schedule, { nominalStart, nominalEnd, integration }: Run): Date | undefined {
  const byEnd = nominal === 'end' || (nominal === 'by-integration' && integration === 'AIRFLOW');
  return byEnd ? (nominalEnd ?? nominalStart) : nominalStart;
}

const isOver = ({ until }: Schedule, at: Date): boolean => until !== undefined && at >= until;
