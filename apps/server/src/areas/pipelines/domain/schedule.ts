import { addMinutes, minutesBetween } from '../../../kernel/clock.ts';
import { beginOf, type Run } from './run.ts';

/** Which of a run's nominal times its schedule means. Airflow's data intervals end where the run is due to start. */
export const nominalReadings = ['start', 'end', 'by-integration'] as const;
export type NominalReading = (typeof nominalReadings)[number];

/** A cron expression in a zone of the IANA database. */
export type Cron = { readonly cron: string; readonly zone: string };

/** A schedule while it holds: from an instant, until another one took its place or it was taken away. */
export type Schedule = Cron & {
  readonly nominal: NominalReading;
  readonly from: Date;
  readonly until: Date | undefined;
};

/** The scheduled starts of a cron expression, as a library that knows zones finds them. */
export type Calendar = {
  /** Strictly after, in order, at most so many. */
  after(cron: Cron, at: Date, most: number): readonly Date[];
  /** The last one at or before. */
  lastBy(cron: Cron, at: Date): Date | undefined;
};

/** The scheduled starts after an instant and no later than another, by whichever schedule held then; at most so many. */
export function slotsBetween(
  calendar: Calendar,
  schedules: readonly Schedule[],
  after: Date,
  upTo: Date,
  most: number,
): readonly Date[] {
  const found: Date[] = [];
  for (const schedule of schedules.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    // A start at the very instant from which a schedule holds is its own.
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

/** The next scheduled start after an instant. Undefined where none is left. */
export function nextSlot(calendar: Calendar, schedules: readonly Schedule[], after: Date): Date | undefined {
  const starts = schedules.flatMap((schedule) => {
    const from = new Date(Math.max(after.getTime(), schedule.from.getTime() - 1));
    const [next] = calendar.after(schedule, from, 1);
    return next === undefined || isOver(schedule, next) ? [] : [next];
  });
  return starts.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** A timer may fire a little early by its own clock. */
const EARLY_BY_MINUTES = 1;

/**
 * Which scheduled start a run answers. By its nominal time, where it tells one: a run that names no scheduled start was
 * started by hand and answers none. Without one, the last scheduled start before it began.
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
