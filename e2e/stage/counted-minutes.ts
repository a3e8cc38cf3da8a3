import { seededRandom } from './seeded-random.ts';

/** What one minute had. */
export type CountedMinute = { readonly at: number; readonly total: number; readonly bad: number };

const MINUTE_MS = 60_000;

/** Traffic of the minutes before `until`, by chance of a seed: busy by day, and one failure in two hundred, now and then in ten. */
export function countedMinutes(given: {
  readonly until: number;
  readonly minutes: number;
  readonly perMinute: number;
  readonly seed: number;
}): readonly CountedMinute[] {
  const random = seededRandom(given.seed);
  return Array.from({ length: given.minutes }, (_, index): CountedMinute => {
    const total = Math.floor(given.perMinute * (0.5 + random()));
    const share = random() < 0.02 ? 0.1 : 0.005;
    return {
      at: given.until - (given.minutes - index) * MINUTE_MS,
      total,
      bad: Math.floor(total * share * 2 * random()),
    };
  });
}

/** What a counter of it stands at, at the end of every `everyMinutes`, the beginning included: in seconds and whole numbers. */
export function counterOf(
  minutes: readonly CountedMinute[],
  pick: (minute: CountedMinute) => number,
  everyMinutes = 1,
): readonly (readonly [number, number])[] {
  let stands = 0;
  const points: [number, number][] = [[(minutes[0]?.at ?? 0) / 1000, 0]];
  for (const [index, minute] of minutes.entries()) {
    stands += pick(minute);
    if ((index + 1) % everyMinutes === 0) points.push([(minute.at + MINUTE_MS) / 1000, stands]);
  }
  return points;
}
