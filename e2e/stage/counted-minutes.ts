import { seededRandom } from './seeded-random.ts';

/** The counts of one minute. */
export type CountedMinute = { readonly at: number; readonly total: number; readonly bad: number };

const MINUTE_MS = 60_000;

/**
 * Random traffic for the minutes before `until`: on average one failure in two hundred, and in 2 % of the minutes one
 * in ten.
 */
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

/** The values of a cumulative counter at the start and every `everyMinutes`: time in seconds, integer counts. */
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
