import { addMinutes, isBefore } from '../../../kernel/clock.ts';

/** What to do when a heartbeat is due: wait until then, or treat it as silent. */
type Silence = { readonly waitUntil: Date } | 'silent';

/** If the check runs this much late, Muster itself was down and could not have heard the heartbeat. */
const away = { minutes: 1 };

/** Judges a heartbeat last heard at `heardAt`, whose deadline `dueAt` is handled at `now`. */
export function silenceOf(
  { heardAt, everyMinutes }: { readonly heardAt: Date; readonly everyMinutes: number },
  { dueAt, now }: { readonly dueAt: Date; readonly now: Date },
): Silence {
  const expected = addMinutes(heardAt, everyMinutes);
  if (isBefore(now, expected)) return { waitUntil: expected };
  return isBefore(addMinutes(dueAt, away.minutes), now) ? { waitUntil: addMinutes(now, everyMinutes) } : 'silent';
}

/**
 * The next deadline after the interval changes to `every` minutes. If the new, shorter interval has already passed, it
 * starts now, but never ends later than what was promised before.
 */
export function dueAfterChange(
  { heardAt, everyMinutes }: { readonly heardAt: Date; readonly everyMinutes: number },
  every: number,
  now: Date,
): Date {
  const expected = addMinutes(heardAt, every);
  if (isBefore(now, expected)) return expected;
  const promised = addMinutes(heardAt, everyMinutes);
  const anew = addMinutes(now, every);
  return isBefore(now, promised) && isBefore(promised, anew) ? promised : anew;
}
