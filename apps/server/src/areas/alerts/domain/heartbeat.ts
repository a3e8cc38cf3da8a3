import { addMinutes, isBefore } from '../../../kernel/clock.ts';

/** What follows when a heartbeat's time is up: wait on until then, or it is silent. */
type Silence = { readonly waitUntil: Date } | 'silent';

/** So much later than it was due, and it was Muster that was away: what was sent meanwhile could not be heard. */
const away = { minutes: 1 };

/** Of one that was last heard at `heardAt`; its time was up at `dueAt`, and it is `now`. */
export function silenceOf(
  { heardAt, everyMinutes }: { readonly heardAt: Date; readonly everyMinutes: number },
  { dueAt, now }: { readonly dueAt: Date; readonly now: Date },
): Silence {
  const expected = addMinutes(heardAt, everyMinutes);
  if (isBefore(now, expected)) return { waitUntil: expected };
  return isBefore(addMinutes(dueAt, away.minutes), now) ? { waitUntil: addMinutes(now, everyMinutes) } : 'silent';
}

/**
 * When one is looked at whose interval was changed to `every` minutes. A shorter one that would be over already has its time
 * from now on, but never later than it was promised before.
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
