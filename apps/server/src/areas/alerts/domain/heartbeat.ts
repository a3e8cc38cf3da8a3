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
