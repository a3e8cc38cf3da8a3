import pg from 'pg';
import { Kysely } from 'kysely';
import { pipeliningDialect } from '../../apps/server/src/platform/database/pipeline/pipelining-dialect.ts';
import type { CountedMinute } from '../../e2e/stage/counted-minutes.ts';
import type { BenchMuster } from '../muster-server.ts';

const BATCH = 5_000;

/** Submits these counts to a whole Muster over its API. */
export async function push(muster: BenchMuster, objective: string, minutes: readonly CountedMinute[]): Promise<void> {
  const bot = (await muster.call('POST', '/v1/service-accounts', { name: 'counter' })) as { id: string };
  const { key } = (await muster.call('POST', `/v1/service-accounts/${bot.id}/issue-key`, {
    scopes: ['objectives:push'],
    expiresInDays: 30,
  })) as { key: string };
  for (let from = 0; from < minutes.length; from += BATCH) {
    const samples = minutes
      .slice(from, from + BATCH)
      .map(({ at, total, bad }) => ({ minute: new Date(at).toISOString(), total, bad }));
    const answer = await fetch(`${muster.url}/v1/objectives/${objective}/counts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ samples }),
    });
    if (!answer.ok) throw new Error(`counts were not taken: ${answer.status} ${await answer.text()}`);
  }
}

/** A database with a single connection. */
export const openDatabase = (url: string): Kysely<unknown> =>
  new Kysely({ dialect: pipeliningDialect(new pg.Pool({ connectionString: url, max: 1 })) });

/** The durations of `count` sequential calls, in milliseconds, sorted. */
export async function timesOf(count: number, ask: () => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  return took.toSorted((first, second) => first - second);
}
