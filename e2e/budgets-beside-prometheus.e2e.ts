import { answerOf, type ObjectivePage } from '@muster/api-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askPrometheus } from '../apps/server/src/areas/feeds/prometheus/ask-prometheus.ts';
import { createKeptLog } from '../apps/server/src/testing/kept-log.ts';
import { parseAllowList } from '../apps/server/src/platform/outgoing/allow-list.ts';
import { createOutgoing } from '../apps/server/src/platform/outgoing/create-outgoing.ts';
import { signIn } from '../demo/organisation/member.ts';
import { foundCast, people } from './stage/cast.ts';
import { countedMinutes, counterOf, type CountedMinute } from './stage/counted-minutes.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { startPrometheusWith, type PrometheusWithHistory } from './stage/prometheus-history.ts';

/** The same counts in Muster and in a real Prometheus: budgets and burn rates match exactly. */
const MINUTE_MS = 60_000;
const DAYS = 28;
const MINUTES = DAYS * 24 * 60;
const BATCH = 5_000;

let muster: MusterServer;
let prometheus: PrometheusWithHistory;
let counted: readonly CountedMinute[];
let page: ObjectivePage;

beforeAll(async () => {
  muster = await startMusterServer();
  await foundCast(muster.setUpLink);
  const { api } = await signIn(muster.url, people.founder);
  const bot = await answerOf(api.POST('/v1/service-accounts', { body: { name: 'counter' } }));
  const { key } = await answerOf(
    api.POST('/v1/service-accounts/{id}/issue-key', {
      params: { path: { id: bot.id } },
      body: { scopes: ['objectives:push'], expiresInDays: 30 },
    }),
  );
  // A bit longer than the window, to check that older counts are excluded.
  const until = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  counted = countedMinutes({ until, minutes: MINUTES + 90, perMinute: 24_800, seed: 28 });
  prometheus = await startPrometheusWith('api_requests', [
    { series: 'class="all"', points: counterOf(counted, ({ total }) => total) },
    { series: 'class="bad"', points: counterOf(counted, ({ bad }) => bad) },
  ]);
  for (let from = 0; from < counted.length; from += BATCH) {
    const samples = counted
      .slice(from, from + BATCH)
      .map(({ at, total, bad }) => ({ minute: new Date(at).toISOString(), total, bad }));
    const pushed = await fetch(`${muster.url}/v1/objectives/ML-SLO-002/counts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ samples }),
    });
    if (!pushed.ok) throw new Error(`counts were not taken: ${pushed.status} ${await pushed.text()}`);
  }
  page = await answerOf(api.GET('/v1/objectives/{name}', { params: { path: { name: 'ML-SLO-002' } } }));
});

afterAll(async () => {
  await prometheus.stop();
  await muster.end();
});

const grown = async (which: 'all' | 'bad', minutes: number, to: string): Promise<string> => {
  const counter = `api_requests_total{class="${which}"}`;
  return String(await prometheus.query(`${counter} - ${counter} offset ${minutes}m`, Date.parse(to) / 1000));
};

test('28 days are the same budget, to the last request [GOV 4.6]', async () => {
  const { budget, remaining } = page;
  expect([budget.total, budget.bad]).toEqual([
    await grown('all', MINUTES, budget.to),
    await grown('bad', MINUTES, budget.to),
  ]);
  expect(BigInt(budget.total)).toBeGreaterThan(900_000_000n);
  const [num = '', den = ''] = remaining.split('/');
  // The remainder of a budget of one in a hundred.
  expect(BigInt(num) * BigInt(budget.total)).toBe(BigInt(den) * (BigInt(budget.total) - 100n * BigInt(budget.bad)));
});

test('every window that an alert looks at burns at the same rate [GOV 4.6]', async () => {
  expect(page.burnRates.map(({ minutes }) => minutes)).toEqual([5, 30, 60, 120, 360, 1440, 4320]);
  for (const { minutes, to, total, bad, exactly = '' } of page.burnRates) {
    const theirs = [await grown('all', minutes, to), await grown('bad', minutes, to)];
    expect([total, bad], `over ${minutes} minutes`).toEqual(theirs);
    const [num = '', den = ''] = exactly.split('/');
    expect(BigInt(num) * BigInt(total)).toBe(BigInt(den) * 100n * BigInt(bad));
  }
});

test('read from that Prometheus by PromQL, minute for minute, it is what was counted', async () => {
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error(allow.error);
  const limits = { connectTimeoutMs: 5_000, timeoutMs: 15_000, maxResponseBytes: 1024 * 1024 };
  const outgoing = createOutgoing({ allow: allow.value, limits, log: createKeptLog() });
  const feed = {
    url: prometheus.url,
    totalQuery: 'api_requests_total{class="all"}',
    badQuery: 'api_requests_total{class="bad"}',
  };
  const last = counted.slice(-2 * 24 * 60);
  const read = new Map<number, { total: number; bad: number }>();
  for (let from = 0; from < last.length; from += 360) {
    const step = last.slice(from, from + 360);
    const [first, end] = [step[0], step.at(-1)];
    if (first === undefined || end === undefined) throw new Error('an empty step');
    const answer = await askPrometheus(outgoing, feed, new Date(first.at), new Date(end.at + MINUTE_MS));
    if (!answer.ok) throw new Error(answer.error);
    for (const { minute, total, bad } of answer.value) read.set(minute.getTime(), { total, bad });
  }
  await outgoing.close();
  expect(last.filter(({ at, total, bad }) => read.get(at)?.total !== total || read.get(at)?.bad !== bad)).toEqual([]);
});
