import { performance } from 'node:perf_hooks';
import { onCallAt } from '../packages/rota/src/on-call-at.ts';
import { boundariesIn, shiftsIn } from '../packages/rota/src/shifts.ts';
import { dice, randomSchedule } from '../packages/rota/test/random-schedule.ts';
import { rotaOracle } from '../packages/rota/test/rota-oracle.ts';

/**
 * A year of on-call: schedules in several time zones with clock changes, overrides, swaps and edits, resolved whole and
 * queried at every boundary, a second on either side, and at random instants; then compared with brute force, whose
 * time is reported separately. `node bench/on-call.ts [schedules] [random instants per schedule]`
 */
const [schedules = 100, instants = 10_000] = process.argv.slice(2).map(Number);
const YEAR = 2026;
const [FROM, UNTIL] = [Date.UTC(YEAR), Date.UTC(YEAR + 1)];
let [engineMs, oracleMs, asked, shifts, wrong] = [0, 0, 0, 0, 0];

for (let seed = 1; seed <= schedules; seed += 1) {
  const schedule = randomSchedule(seed, YEAR);
  const below = dice(seed + 1_000_000);
  let begun = performance.now();
  shifts += shiftsIn(schedule, FROM, UNTIL).length;
  const when = [
    ...boundariesIn(schedule, FROM, UNTIL).flatMap((at) => [at - 1_000, at, at + 1_000]),
    ...Array.from({ length: instants }, () => FROM + below(UNTIL - FROM)),
  ];
  const answers = when.map((at) =>
    onCallAt(schedule, at)
      .map(({ person }) => person)
      .join(),
  );
  engineMs += performance.now() - begun;
  begun = performance.now();
  const oracle = rotaOracle(schedule, FROM, UNTIL);
  for (const [index, at] of when.entries()) if (oracle(at).join() !== answers[index]) wrong += 1;
  oracleMs += performance.now() - begun;
  asked += when.length;
}
const LIMIT_MS = 60_000;
const isHeld = wrong === 0 && engineMs < LIMIT_MS;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
process.stdout.write(
  `${schedules} schedules, ${shifts} shifts, ${asked} instants asked: ${seconds(engineMs)} (brute force ${seconds(oracleMs)}); ${wrong} answers differ: ${isHeld ? 'held' : 'NOT held'}\n`,
);
process.exitCode = isHeld ? 0 : 1;
