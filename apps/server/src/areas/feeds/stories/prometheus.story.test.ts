import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Outgoing, OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import type { Story } from '../../../testing/story.ts';
import { startSloStory } from '../../slo/testing/slo-story.ts';
import { countsIn, sourcesOf } from '../../telemetry/public.ts';
import { feedsArea } from '../area.ts';
import { connectPrometheus } from '../commands/connect-prometheus.ts';
import { removeFeed } from '../commands/remove-feed.ts';
import { registerFeedReactions } from '../reactions/register.ts';
import { readFeeds } from '../store/feeds.ts';

/** A Prometheus with two counters growing at a constant rate, which rejects what the real one would. */
class Prometheus implements Outgoing {
  isAway = false;
  hasCounters = true;
  readonly gaps = new Set<number>();
  readonly asked: URL[] = [];

  async send({ method, url }: OutgoingRequest): ReturnType<Outgoing['send']> {
    if (this.isAway) return err({ kind: 'unreachable', public: 'nobody answers', isWorthRetrying: true });
    const address = new URL(url);
    this.asked.push(address);
    const [query, start, end, step] = ['query', 'start', 'end', 'step'].map((name) => address.searchParams.get(name));
    const points = (Number(end) - Number(start)) / Number(step);
    if (method !== 'GET' || address.pathname !== '/prom/api/v1/query_range' || !(points >= 0 && points < 11_000))
      return this.#answer(400, { status: 'error', errorType: 'bad_data', error: 'exceeded maximum resolution' });
    const perMinute = query === 'requests_total' ? 100 : query === 'failures_total' ? 1 : undefined;
    if (perMinute === undefined)
      return this.#answer(400, { status: 'error', errorType: 'bad_data', error: `parse error: ${query}` });
    const values: [number, string][] = [];
    for (let at = Number(start); at <= Number(end); at += Number(step))
      if (!this.gaps.has(at)) values.push([at, String((at / 60) * perMinute)]);
    const result = this.hasCounters ? [{ metric: { job: 'api' }, values }] : [];
    return this.#answer(200, { status: 'success', data: { resultType: 'matrix', result } });
  }

  async judge(url: string): ReturnType<Outgoing['judge']> {
    return url.startsWith('http')
      ? ok(new URL(url))
      : err({ kind: 'bad_request', public: 'is not an address', isWorthRetrying: false });
  }

  async close(): Promise<void> {}

  readonly #answer = (status: number, body: object) =>
    ok({ status, headers: {}, body: Buffer.from(JSON.stringify(body)) });
}

let story: Story;
let prometheus: Prometheus;
beforeEach(async () => {
  prometheus = new Prometheus();
  const outgoing = prometheus;
  // A getter, because the host exists only once the story has started.
  const parts = {
    outgoing,
    get host() {
      return story.host;
    },
  };
  story = await startSloStory([registerFeedReactions(parts)]);
});
afterEach(async () => story.end());

const connect = async (given: object = {}) => {
  feedsArea({ host: story.host, outgoing: prometheus });
  const words = {
    name: 'prod',
    url: 'https://prometheus.example.org/prom/',
    total: 'requests_total',
    bad: 'failures_total',
    ...given,
  };
  return story.as(story.sre, connectPrometheus, {
    name: ownWords(words.name),
    url: words.url,
    total: words.total,
    bad: words.bad,
    objective: 'ML-SLO-002',
    ...('objective' in given ? { objective: String(given.objective) } : {}),
  });
};
/** The counts of the last day's whole minutes. */
const counted = async () => {
  const now = story.host.clock.now().getTime();
  const [counts] = await countsIn(story.host.db, 'ML-SLO-002', [
    { from: now - 86_400_000 - (now % 60_000), to: now - (now % 60_000) },
  ]);
  return { total: Number(counts?.total), bad: Number(counts?.bad) };
};
const problem = async () => (await readFeeds(story.host.db))[0]?.problem;

describe('a Prometheus', () => {
  test('is asked each minute, and its counters’ growth is what the objective counts, exactly [GOV 4.6]', async () => {
    await connect();
    await story.advance({ minutes: 30 });
    const { total, bad } = await counted();
    expect(total).toBeGreaterThanOrEqual(28 * 100);
    expect(bad * 100).toBe(total);
    expect(await problem()).toBeUndefined();
  });

  test('that was away for an hour is read up from where it was left, and ends as one that never was [GOV 4.6]', async () => {
    await connect();
    await story.advance({ minutes: 10 });
    const before = await counted();
    prometheus.isAway = true;
    await story.advance({ minutes: 60 });
    expect(await problem()).toBe('nobody answers');
    expect(await counted()).toEqual(before);
    prometheus.isAway = false;
    await story.advance({ minutes: 10 });
    const after = await counted();
    expect(after).toEqual({ total: before.total + 70 * 100, bad: before.bad + 70 });
  });

  test('whose scrapes left a gap has its growth counted where it is seen again', async () => {
    await connect();
    await story.advance({ minutes: 5 });
    const start = story.host.clock.now().getTime() / 1000;
    for (let minute = 2; minute < 8; minute += 1) prometheus.gaps.add(start - (start % 60) + minute * 60);
    await story.advance({ minutes: 25 });
    const { total, bad } = await counted();
    expect(bad * 100).toBe(total);
    expect(total).toBeGreaterThanOrEqual(28 * 100);
  });

  test('that does not take the query, or has no such counter, is shown so and connects nothing', async () => {
    await connect({ bad: 'rate(' });
    await story.advance({ minutes: 2 });
    expect(await problem()).toBe('it rejected the query (bad_data)');
    const [feed] = await readFeeds(story.host.db);
    await story.done(story.sre, removeFeed, { id: feed?.id ?? '' });
    prometheus.hasCounters = false;
    await connect();
    await story.advance({ minutes: 2 });
    expect(await problem()).toBe('the queries matched no counter');
    expect(await sourcesOf(story.host.db, 'ML-SLO-002')).toEqual([]);
  });

  test('that is removed is asked no more, and its silence says nothing', async () => {
    await connect();
    await story.advance({ minutes: 3 });
    const [feed] = await readFeeds(story.host.db);
    await story.done(story.sre, removeFeed, { id: feed?.id ?? '' });
    const asked = prometheus.asked.length;
    await story.advance({ minutes: 5 });
    expect(prometheus.asked.length).toBe(asked);
    expect(await sourcesOf(story.host.db, 'ML-SLO-002')).toEqual([]);
    const gone = await story.as(story.sre, removeFeed, { id: feed?.id ?? '' });
    expect(gone).toMatchObject({ ok: false, error: { code: 'feeds/no-such-feed' } });
  });

  test('is asked at the very address that was given, and what was given: neither is words of anybody’s', async () => {
    const [url, total] = ['http://10.0.3.7:9090/prom/', 'requests_total{instance="10.0.3.8:9100"}'];
    expect(await connect({ url, total })).toMatchObject({ ok: true });
    expect(await readFeeds(story.host.db)).toMatchObject([{ url, totalQuery: total }]);
  });

  test('is refused with an address that cannot be asked, an objective that there is not, a name that is taken', async () => {
    expect(await connect({ url: 'prometheus' })).toMatchObject({ ok: false, error: { code: 'feeds/not-an-address' } });
    expect(await connect({ url: 'https://u:p@prometheus.example.org' })).toMatchObject({ ok: false });
    expect(await connect({ objective: 'X' })).toMatchObject({ ok: false, error: { code: 'feeds/no-such-objective' } });
    await connect();
    expect(await connect({ name: 'PROD' })).toMatchObject({ ok: false, error: { code: 'feeds/name-taken' } });
  });
});
