import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import { startFakeProvider } from '../apps/server/src/areas/llm/testing/fake-provider.ts';
import { machine } from './machine.ts';
import { startMusterServer } from './muster-server.ts';
import { freePort } from './page-latency/free-port.ts';
import { untilOk } from './page-latency/until-ok.ts';
import { startBenchPostgres } from './postgres.ts';

/*
 * The bar: with scrubbing on, at least twice the requests a second of @portkey-ai/gateway in front of the same
 * provider, and a lower p99, at 1, 16 and 64 connections, whole and streamed.
 *
 *     npm exec -c 'node bench/llm-gateway.ts'             three minutes
 *     npm exec -c 'node bench/llm-gateway.ts --quick'     a short run
 *     npm exec -c 'node bench/llm-gateway.ts --soak 1000000'   Muster alone: its memory over a million requests
 *
 * The first run fetches Portkey's gateway from npm (MUSTER_BENCH_PORTKEY: another version).
 */
const PORTKEY = `@portkey-ai/gateway@${process.env['MUSTER_BENCH_PORTKEY'] ?? '1.15.2'}`;
const MODEL = 'gpt-bench';
const quick = process.argv.includes('--quick');
const soakAt = process.argv.indexOf('--soak');
const SOAK = soakAt < 0 ? 0 : Number(process.argv[soakAt + 1]);
const SECONDS = quick ? 2 : 12;
const BAR_TIMES = 2;
const TENTHS = 10;
const MOST_GROWTH = 1.25;
const WORDS =
  'The deployment of the ranking service finished at ten, and its error rate has not changed since. '.repeat(8);

type Contender = { readonly name: string; readonly url: string; readonly headers: Readonly<Record<string, string>> };
type Measured = { readonly count: number; readonly perSecond: number; readonly p99: number };

const provider = await startFakeProvider();
provider.reply = () => WORDS;
const postgres = await startBenchPostgres();
const muster = await startMusterServer({ databaseUrl: postgres.url, env: { MUSTER_SECRET_LLM: 'key' } });
const port = await freePort();
const portkey =
  SOAK > 0
    ? undefined
    : spawn('npm', ['exec', '--yes', '--', PORTKEY, `--port=${port}`, '--headless'], {
        stdio: 'ignore',
        detached: true,
      });
let isHeld = true;
try {
  const ours: Contender = {
    name: 'Muster',
    url: `${muster.url}/llm/v1/chat/completions`,
    headers: { authorization: `Bearer ${await consumerKey()}` },
  };
  if (SOAK > 0) isHeld = await isFlatOver(SOAK, ours);
  else
    await compare([
      ours,
      {
        name: 'Portkey',
        url: `http://127.0.0.1:${port}/v1/chat/completions`,
        headers: {
          authorization: 'Bearer key',
          'x-portkey-provider': 'openai',
          'x-portkey-custom-host': `${provider.url}/v1`,
        },
      },
    ]);
} finally {
  if (portkey?.pid !== undefined) {
    process.kill(-portkey.pid);
    await once(portkey, 'exit');
  }
  await muster.stop();
  await postgres.stop();
  await provider.end();
}
const bar = SOAK > 0 ? `memory flat over ${SOAK} requests` : `${BAR_TIMES} times Portkey and a lower p99`;
console.log(`${machine()}\nbar ${bar}: ${isHeld ? 'held' : 'NOT held'}`);
process.exitCode = isHeld ? 0 : 1;

async function compare(contenders: readonly Contender[]): Promise<void> {
  await untilOk(`http://127.0.0.1:${port}/`);
  for (const stream of [false, true])
    for (const connections of [1, 16, 64]) {
      const figures: Measured[] = [];
      for (const contender of contenders) {
        const what = `${contender.name}, ${connections} connections, ${stream ? 'streamed' : 'whole'}`;
        try {
          await load(contender, connections, stream, 1);
        } catch (failure) {
          // Portkey 1.15.2 answers every streamed request with 500 on Node 20 and 24 ("TypeError: immutable").
          console.log(`${what}: fails (${String(failure).slice(0, 160)})`);
          if (contender === contenders[0]) isHeld = false;
          continue;
        }
        const measured = await load(contender, connections, stream, SECONDS);
        figures.push(measured);
        console.log(`${what}: ${measured.perSecond.toFixed(0)}/s, p99 ${measured.p99.toFixed(1)} ms`);
      }
      const [ours, theirs] = figures;
      if (ours === undefined || theirs === undefined) continue;
      isHeld &&= ours.perSecond >= BAR_TIMES * theirs.perSecond && ours.p99 < theirs.p99;
    }
}

/** Flat: after the first tenth as warm-up, resident memory grows by at most a quarter. */
async function isFlatOver(requests: number, ours: Contender): Promise<boolean> {
  const residents: number[] = [];
  let done = 0;
  for (let tenth = 1; tenth <= TENTHS; tenth += 1) {
    while (done < (requests * tenth) / TENTHS) done += (await load(ours, 16, done % 2 === 1, 1)).count;
    residents.push(residentMegabytes(muster.pid));
    console.log(`${done} requests: ${residents.at(-1)?.toFixed(0)} MB resident`);
  }
  return Math.max(...residents.slice(1)) <= (residents[0] ?? 0) * MOST_GROWTH;
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

async function consumerKey(): Promise<string> {
  const post = async <T>(path: string, body: object): Promise<T> => (await muster.call('POST', path, body)) as T;
  const account = await post<{ id: string }>('/v1/service-accounts', { name: 'bench' });
  const team = await post<{ id: string }>('/v1/teams', { name: 'bench' });
  const kept = { region: 'eu', retentionDays: 0, trains: 'no', external: 'yes' };
  await post('/v1/llm/providers', {
    name: 'fake',
    api: 'openai',
    url: provider.url,
    keyReference: 'env:MUSTER_SECRET_LLM',
    ...kept,
  });
  await post('/v1/llm/providers/fake/price', {
    model: MODEL,
    input: '1',
    output: '2',
    contextTokens: 100_000,
    maxOutputTokens: 100,
  });
  await post('/v1/llm/consumers', {
    name: 'bench',
    account: account.id,
    team: team.id,
    userFacing: 'no',
    dataClass: 'INTERNAL',
    mode: 'pseudonymise',
    purpose: 'bench',
    routes: [`fake/${MODEL}`],
    requestsPerMinute: 1_000_000_000,
    tokensPerMinute: 1_000_000_000,
    perDay: '100000',
    perMonth: '1000000',
    // The cache is only used when no provider responds, so every request here reaches the provider.
    cacheMinutes: 1,
    degraded: 'nothing',
  });
  return (
    await post<{ key: string }>(`/v1/service-accounts/${account.id}/issue-key`, {
      scopes: ['llm:call'],
      expiresInDays: 1,
    })
  ).key;
}

async function load(
  { url, headers }: Contender,
  connections: number,
  stream: boolean,
  seconds: number,
): Promise<Measured> {
  const agent = new Agent({ connections });
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  let nth = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const began = performance.now();
      nth += 1;
      const body = JSON.stringify({
        model: MODEL,
        max_tokens: 50,
        stream,
        messages: [{ role: 'user', content: `${WORDS} ${nth} ${began}` }],
      });
      const answer = await request(url, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 300)}`);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  await agent.close();
  const sorted = took.toSorted((a, b) => a - b);
  return {
    count: took.length,
    perSecond: took.length / seconds,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  };
}
