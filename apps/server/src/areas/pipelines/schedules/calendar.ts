import { Cron as Croner } from 'croner';
import type { Calendar, Cron } from '../domain/schedule.ts';

/**
 * Scheduled starts in their time zone. When clocks go forward, a skipped start is due right after the change; when they
 * go back, a repeated start is due once, the first time.
 */
export const calendar: Calendar = {
  after: (cron, at, most) => opened(cron).nextRuns(most, at),
  lastBy: (cron, at) => {
    const job = opened(cron);
    // croner looks strictly before, and starts are on whole seconds.
    return job.previousRuns(1, new Date(Math.floor(at.getTime() / SECOND_MS) * SECOND_MS + SECOND_MS))[0];
  },
};

const SECOND_MS = 1000;

/** Why a cron expression is rejected, in words; undefined if it is valid. One that is never due is rejected. */
export function problemOfCron(cron: string, now: Date): string | undefined {
  if (!FIVE_FIELDS.test(cron)) return 'does not have five fields';
  try {
    return new Croner(cron, { ...PAUSED, timezone: 'UTC' }).nextRun(now) === null ? 'is never due' : undefined;
  } catch {
    return 'is not a cron expression';
  }
}

const FIVE_FIELDS = /^(\S+( +\S+){4}|@(yearly|annually|monthly|weekly|daily|midnight|hourly))$/;
const PAUSED = { paused: true } as const;

const known = new Map<string, Croner>();
const MOST_KNOWN = 5000;

/** Cached: a batch uses the same few expressions. */
function opened({ cron, zone }: Cron): Croner {
  const key = `${zone} ${cron}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = new Croner(cron, { ...PAUSED, timezone: zone });
  known.set(key, made);
  return made;
}
