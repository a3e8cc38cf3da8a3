import { performance } from 'node:perf_hooks';
import { onCallAt, shiftsIn, type Schedule } from '../packages/rota/src/index.ts';

/**
 * The resolver with many shifts: schedules of over 10,000 shifts a year each, handed over every 51 minutes by windows,
 * so that who is on call is known arithmetically. Each is resolved for a whole year and queried at every boundary and a
 * second on either side. `node bench/on-call-shifts.ts [schedules]`
 */
const [schedules = 100] = process.argv.slice(2).map(Number);
const [FROM, UNTIL] = [Date.UTC(2026), Date.UTC(2027)];
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;
const SLOT = 51;
const SLOTS = Math.floor(MINUTES_PER_DAY / SLOT);
const DAYS = [1, 2, 3, 4, 5, 6, 7];

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The last slot of a day ends at midnight. */
const windowsOf = (slot: number) =>
  DAYS.map((day) => {
    const isLast = slot === SLOTS - 1;
    return {
      fromDay: day,
      from: clock(slot * SLOT),
      toDay: isLast ? (day % 7) + 1 : day,
      to: isLast ? '00:00' : clock((slot + 1) * SLOT),
    };
  });

const scheduleOf = (seed: number): Schedule => ({
  overrides: [],
  versions: [
    {
      from: 0,
      plan: {
        zone: 'UTC',
        rotations: Array.from({ length: SLOTS }, (_, slot) => ({
          id: `r${slot}`,
          name: `Slot ${slot}`,
          layer: 0,
          turns: [[`p${seed}-${slot}`]],
          everyDays: 1,
          handover: '00:00',
          startsOn: '2025-12-01',
          first: 0,
          counts: 'calendar' as const,
          windows: windowsOf(slot),
        })),
      },
    },
  ],
});

const personAt = (seed: number, at: number): string => {
  const minutes = Math.floor((at - FROM) / MS_PER_MINUTE);
  const ofDay = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `p${seed}-${Math.min(SLOTS - 1, Math.floor(ofDay / SLOT))}`;
};

let [engineMs, shifts, fewest, asked, wrong] = [0, 0, Number.POSITIVE_INFINITY, 0, 0];
for (let seed = 1; seed <= schedules; seed += 1) {
  const schedule = scheduleOf(seed);
  const begun = performance.now();
  const year = shiftsIn(schedule, FROM, UNTIL);
  const when = year.flatMap(({ from }) => [from - 1000, from, from + 1000]);
  const answers = when.map((at) =>
    onCallAt(schedule, at)
      .map(({ person }) => person)
      .join(),
  );
  engineMs += performance.now() - begun;
  for (const [index, at] of when.entries()) if (personAt(seed, at) !== answers[index]) wrong += 1;
  shifts += year.length;
  fewest = Math.min(fewest, year.length);
  asked += when.length;
}
const isHeld = wrong === 0 && fewest >= 10_000;
process.stdout.write(
  `${schedules} schedules, ${shifts} shifts (the fewest ${fewest}), ${asked} instants asked: ${(engineMs / 1000).toFixed(1)} s; ${wrong} answers differ: ${isHeld ? 'held' : 'NOT held'}\n`,
);
process.exitCode = isHeld ? 0 : 1;
