import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { machine } from '../machine.ts';
import { type Contender, EFFECTS } from './contender.ts';
import { startServerProcess } from './server-process.ts';

export type Load = {
  readonly deadlines: number;
  readonly overSeconds: number;
  readonly killEverySeconds: number;
  /** How long after the last deadline to wait for missing effects. */
  readonly patienceSeconds: number;
};

export type Outcome = {
  readonly name: string;
  readonly kills: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly missed: number;
  readonly doubled: number;
  /** The machine's load at the end, including this contender. */
  readonly machine: string;
};

const SERVERS = 2;
const SECONDS_TO_GET_READY = 5;
const MS = 1000;

/** Plans the load in the contender's own database, and keeps killing one of two servers while deadlines fall due. */
export async function runContender(contender: Contender, serverUrl: string, load: Load): Promise<Outcome> {
  const url = await createDatabase(serverUrl, `bench_${contender.name.replaceAll('-', '_')}`);
  await contender.prepare(url);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await db.query(EFFECTS);

  const stepMs = (load.overSeconds * MS) / load.deadlines;
  const planningSeconds = Math.ceil(load.deadlines / 1000);
  const startAt = Date.now() + (planningSeconds + SECONDS_TO_GET_READY) * MS;
  const deadlines = Array.from({ length: load.deadlines }, (_, index) => ({
    key: `deadline-${index}`,
    dueAt: new Date(startAt + Math.round(index * stepMs)),
  }));
  await contender.plan(url, deadlines);

  const servers = await Promise.all(
    Array.from({ length: SERVERS }, async () => startServerProcess(contender.worker, url)),
  );
  if (Date.now() > startAt)
    throw new Error(`${contender.name}: planning took longer than foreseen, lateness would be wrong`);
  let kills = 0;
  try {
    const endAt = startAt + load.overSeconds * MS;
    for (let at = startAt + load.killEverySeconds * MS; at < endAt; at += load.killEverySeconds * MS) {
      await wait(at - Date.now());
      await servers[kills % SERVERS]?.killAndRestart();
      kills += 1;
    }
    await wait(endAt - Date.now());
    await untilAllThere(db, load);
  } finally {
    await Promise.all(servers.map(async (server) => server.end()));
  }
  const outcome = await measure(db, load.deadlines);
  await db.end();
  return { name: contender.name, kills, ...outcome, machine: machine() };
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function untilAllThere(db: pg.Client, load: Load): Promise<void> {
  for (let left = load.patienceSeconds; left > 0; left -= 1) {
    const { rows } = await db.query<{ kept: string }>('select count(distinct key) as kept from effects');
    if (Number(rows[0]?.kept) >= load.deadlines) return;
    await wait(MS);
  }
}

/**
 * Lateness is from the due time to the commit of the effect, as recorded by the database. Of duplicates, the first
 * counts.
 */
async function measure(db: pg.Client, planned: number): Promise<Omit<Outcome, 'name' | 'kills' | 'machine'>> {
  const { rows } = await db.query<Record<'kept' | 'doubled' | 'p50' | 'p99' | 'worst', string>>(`
    with kept as (
      select key, count(*) as times,
        min(extract(epoch from pg_xact_commit_timestamp(xmin) - due_at) * 1000) as late
      from effects group by key
    )
    select count(*) as kept, count(*) filter (where times > 1) as doubled,
      percentile_cont(0.5) within group (order by late) as p50,
      percentile_cont(0.99) within group (order by late) as p99, max(late) as worst
    from kept`);
  const [row] = rows;
  return {
    p50Ms: Number(row?.p50),
    p99Ms: Number(row?.p99),
    worstMs: Number(row?.worst),
    missed: planned - Number(row?.kept),
    doubled: Number(row?.doubled),
  };
}
