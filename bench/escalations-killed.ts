import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startPair } from './escalations/pair.ts';
import { machine } from './machine.ts';
import { startBenchPostgres } from './postgres.ts';

/*
 * The bar: 500 escalations along a path of three steps, a minute apart, over two servers on one PostgreSQL, one of
 * which is killed with `kill -9` every few seconds and restarts: every step is taken, none has a doubled effect (one
 * page per step and person), and none is late by more than a second beyond the time without any server.
 *
 *     npm exec -c 'node bench/escalations-killed.ts'            about 5 minutes
 *     npm exec -c 'node bench/escalations-killed.ts --quick'    40 escalations, about 3 minutes
 */
const quick = process.argv.includes('--quick');
const [ESCALATIONS, OVER_MS, KILL_EVERY_MS] = quick ? [40, 10_000, 8000] : [500, 60_000, 5000];
const [STEPS, WAIT_MINUTES, LATE_MS] = [3, 1, 1000];
const MINUTE_MS = 60_000;

type Step = { readonly incident: string; readonly step: number; readonly pages: number; readonly at: Date };

const postgres = await startBenchPostgres();
const db = new pg.Client({ connectionString: postgres.url });
await db.connect();
const pair = await startPair(postgres.url);
try {
  await pair.path(Array.from({ length: STEPS }, () => WAIT_MINUTES));
  let isOver = false;
  const killing = (async () => {
    for (let nth = 0; !isOver; nth += 1) {
      await wait(KILL_EVERY_MS);
      if (!isOver) await pair.killAndRestart(nth % 2);
    }
  })();
  for (let nth = 0; nth < ESCALATIONS; nth += 1) {
    await pair.declare(`escalation ${nth}`);
    await wait(OVER_MS / ESCALATIONS);
  }
  await wait((STEPS - 1) * WAIT_MINUTES * MINUTE_MS + 10 * LATE_MS);
  isOver = true;
  await killing;

  const { rows } = await db.query<Step>(`
    select incident_id as incident, path_step as step, count(*)::integer as pages, min(queued_at) as at
    from pages where path_step is not null group by 1, 2 order by 1, 2`);
  const runs = Map.groupBy(rows, ({ incident }) => incident);
  const outages = pair.outages();
  const late = [...runs.values()].flatMap((steps) =>
    steps.slice(1).map(({ at }, index) => latenessOf(steps[index]?.at ?? at, at, outages)),
  );
  const missed = ESCALATIONS * STEPS - rows.length;
  const doubled = rows.filter(({ pages }) => pages > 1).length;
  const worst = Math.max(0, ...late);
  const isHeld = runs.size === ESCALATIONS && missed === 0 && doubled === 0 && worst <= LATE_MS;
  const outageMs = outages.reduce((sum, { from, until }) => sum + until - from, 0);
  console.log(
    `${runs.size} of ${ESCALATIONS} escalations, ${pair.kills()} kills, ${outageMs} ms without any server; ${machine()}`,
  );
  console.log(`missed ${missed}, doubled ${doubled}, latest beyond the outage ${Math.round(worst)} ms`);
  console.log(isHeld ? `held: every step once, none later than ${LATE_MS} ms` : 'NOT held');
  process.exitCode = isHeld ? 0 : 1;
} finally {
  await pair.end();
  await db.end();
  await postgres.stop();
}

/** How late a step was taken, not counting time in which no server was running. */
function latenessOf(
  before: Date,
  at: Date,
  outages: readonly { readonly from: number; readonly until: number }[],
): number {
  const due = before.getTime() + WAIT_MINUTES * MINUTE_MS;
  const outage = outages.find(({ from, until }) => from <= due && due <= until);
  return at.getTime() - (outage?.until ?? due);
}
