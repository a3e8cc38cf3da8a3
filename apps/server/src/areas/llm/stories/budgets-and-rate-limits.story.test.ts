import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { drill } from '../commands/drill-consumer.ts';
import { reconcileUsage } from '../commands/reconcile-usage.ts';
import { setLimit } from '../commands/set-limit.ts';
import { llmFindings } from '../queries/findings.ts';
import { chat, MODEL, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

let told: LlmStory;
beforeEach(async () => {
  told = await startLlmStory();
});
afterEach(async () => told.end());

const slowly = { timeout: 10_000 };
/** Of a call, in picodollars: 11 tokens in at $0.000001 each, 7 out at $0.000002 each. */
const COST = 11n * 1_000_000n + 7n * 2_000_000n;
const many = async (
  count: number,
  ask: (nth: number) => Promise<{ status: number; json: { error?: { code: string } } }>,
) => Promise.all(Array.from({ length: count }, async (_, nth) => ask(nth)));
const spent = async (scope: string) => {
  const { rows } = await sql<{ measure: string; spent: string }>`
    select measure, sum(spent)::text as spent from llm_meters where scope like ${`${scope}%`} group by 1 order by 1`.execute(
    told.story.host.db,
  );
  return Object.fromEntries(rows.map((row) => [row.measure, BigInt(row.spent)]));
};
const leases = async () => (await sql`select id from llm_leases`.execute(told.story.host.db)).rows.length;
const codes = (answers: readonly { json: { error?: { code: string } } }[]) => [
  ...new Set(answers.map(({ json }) => json.error?.code)),
];

describe('a budget', () => {
  test('nearly spent is never exceeded by 200 that ask at once, and nothing stays set aside [GOV 9.2]', async () => {
    // The maximum cost of one call: its bytes in and 50 tokens out; the budget covers a few of them.
    const key = await told.consumer({ perDay: '0.0005', perMonth: '1' });
    const answers = await many(200, async () => told.ask(key, chat('hello')));
    const answered = answers.filter(({ status }) => status === 200).length;
    expect(answered).toBeGreaterThan(0);
    expect(codes(answers.filter(({ status }) => status !== 200))).toEqual(['budget_exceeded']);
    expect([told.gateway.meters.inFlight, told.gateway.meters.reserved]).toEqual([0, 0n]);
    await told.gateway.close();
    const { day = 0n } = await spent('consumer:');
    expect(day).toBe(BigInt(answered) * COST);
    expect(day).toBeLessThanOrEqual(500_000_000n);
    expect(BigInt(told.first.asked.length)).toBe(BigInt(answered));
    expect(await leases()).toBe(0);
  });

  test('that is used up says so once, without being tried again; a minute’s limit says when [GOV 9.2]', async () => {
    const poor = await told.consumer({ perDay: '0.000001' });
    const refused = await told.ask(poor, chat('hello'));
    expect([refused.status, refused.json.error?.code, refused.headers.get('x-should-retry')]).toEqual([
      429,
      'budget_exceeded',
      'false',
    ]);
    const slow = await told.consumer({ requestsPerMinute: 2 });
    const three = await many(3, async () => told.ask(slow, chat('hello')));
    expect(three.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 429]);
    const limited = await told.ask(slow, chat('hello'));
    expect([limited.json.error?.code, Number(limited.headers.get('retry-after')) > 0]).toEqual(['rate_limited', true]);
    await told.story.advance({ minutes: 1 });
    expect((await told.ask(slow, chat('hello'))).status).toBe(200);
    const { rows } = await sql<{
      state: string;
    }>`select outcome as state from llm_calls where outcome = 'limited'`.execute(told.story.host.db);
    expect(rows).toEqual([]);
    await told.gateway.flush();
    expect(told.gateway.breakers.stateOf({ provider: 'first', model: MODEL })).toBe('closed');
  });

  test('of a team, a provider and a model holds for all of their consumers [GOV 9.2]', async () => {
    const key = await told.consumer();
    const limit = async (scope: string, requestsPerMinute: number) =>
      told.story.done(told.story.sre, setLimit, {
        scope,
        requestsPerMinute,
        tokensPerMinute: 1_000_000,
        perDay: '1',
        perMonth: '1',
      });
    await limit('provider:first', 1);
    expect((await told.ask(key, chat('a'))).headers.get('x-muster-llm-provider')).toBe('first');
    expect((await told.ask(key, chat('b'))).headers.get('x-muster-llm-provider')).toBe('second');
    await limit(`model:second/${MODEL}`, 1);
    expect((await told.ask(key, chat('c'))).status).toBe(200);
    expect((await told.ask(key, chat('d'))).status).toBe(429);
    await told.story.advance({ minutes: 1 });
    await limit('team:support', 1);
    expect((await told.ask(key, chat('e'))).status).toBe(200);
    expect((await told.ask(await told.consumer(), chat('f'))).json.error?.code).toBe('rate_limited');
    const nobody = await told.story.as(told.story.sre, setLimit, {
      scope: 'team:nobody',
      requestsPerMinute: 1,
      tokensPerMinute: 1,
      perDay: '1',
      perMonth: '1',
    });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'llm/no-such-scope' } });
  });

  test('counts what a server that died still held as spent [GOV 9.2]', async () => {
    const key = await told.consumer({ perDay: '0.01' });
    await told.ask(key, chat('hello'));
    // It never reports: its lease expires, and another server asks.
    await sql`update llm_leases set expires_at = ${told.story.host.clock.now()}`.execute(told.story.host.db);
    told.story.isTamperedWith = true;
    const [{ least } = { least: '0' }] = (
      await sql<{ least: string }>`select sum(amount)::text as least from llm_leases where measure = 'day'`.execute(
        told.story.host.db,
      )
    ).rows;
    const { draw } = await import('../store/meters.ts');
    const [consumer] = [...(await told.gateway.facts.now()).consumers.values()];
    const scope = `consumer:${consumer?.id ?? ''}`;
    const from = new Date('2026-11-02T00:00:00Z');
    const host = told.story.host;
    const meter = { scope, measure: 'day', from, limit: 10_000_000_000n } as const;
    const got = await draw(
      host.db,
      { ...meter, lease: host.ids.row(from), least: 1n, want: 10_000_000_000n, expiresAt: host.clock.now() },
      host.clock.now(),
    );
    expect(got).toBe(10_000_000_000n - BigInt(least));
  });

  test('that nobody can look up lets nothing through [GOV 9.2]', async () => {
    const key = await told.consumer();
    await told.gateway.facts.now();
    const { db } = told.story.host;
    Object.assign(told.story.host, {
      db: { transaction: () => ({ execute: async () => Promise.reject(new Error('away')) }) },
    });
    const { status, json } = await told.ask(key, chat('hello'));
    Object.assign(told.story.host, { db });
    expect([status, json.error?.code]).toEqual([503, 'limits_unavailable']);
    expect(told.first.asked).toEqual([]);
  });

  test('is asked in memory once part of it is lent: no request waits for the disk [GOV 9.2]', async () => {
    const key = await told.consumer();
    expect((await told.ask(key, chat('one'))).status).toBe(200);
    await told.story.host.db.transaction().execute(async (tx) => {
      await sql`lock table llm_meters, llm_leases, llm_calls in access exclusive mode`.execute(tx);
      expect((await told.ask(key, chat('two'))).status).toBe(200);
    });
    expect([told.gateway.meters.inFlight, told.gateway.meters.reserved]).toEqual([0, 0n]);
  });

  test('ends its reservation whoever goes away, and tells what a stream used up to there [GOV 9.2]', async () => {
    const key = await told.consumer();
    told.first.next = () => 'silent';
    const gone = new AbortController();
    const asking = fetch(`${told.url}/llm/v1/chat/completions`, {
      method: 'POST',
      signal: gone.signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(chat('hello')),
    }).catch(() => 'gone');
    await expect.poll(() => told.first.asked.length, slowly).toBe(1);
    expect(told.gateway.meters.inFlight).toBe(1);
    gone.abort();
    expect(await asking).toBe('gone');
    await expect.poll(() => told.gateway.meters.inFlight, slowly).toBe(0);
    expect(told.gateway.breakers.stateOf({ provider: 'first', model: MODEL })).toBe('closed');
    told.first.next = () => 'cut';
    const { text } = await told.ask(key, chat('hello', { stream: true }));
    expect(text).toContain('"code":"stream_cut"');
    expect(text).not.toContain('[DONE]');
    expect(told.gateway.meters.inFlight).toBe(0);
    await told.gateway.flush();
    const { rows } = await sql<{
      outcome: string;
      is_estimated: boolean;
    }>`select outcome, is_estimated from llm_calls order by at, id`.execute(told.story.host.db);
    expect(rows.at(-1)).toMatchObject({ outcome: 'cut', is_estimated: true });
  });
});

describe('a consumer', () => {
  test('is not registered without a price, a fallback, an account and a team [GOV 9.2] [GOV 9.3]', async () => {
    const code = async (more: Parameters<LlmStory['registered']>[0]) => {
      const result = await told.registered(more);
      return result.ok ? 'done' : result.error.code;
    };
    expect(await code({ routes: ['first/unpriced', `second/${MODEL}`] })).toBe('llm/no-price');
    expect(await code({ routes: [`first/${MODEL}`] })).toBe('llm/no-fallback');
    expect(await code({ routes: [`first/${MODEL}`], cacheMinutes: 5 })).toBe('done');
    expect(await code({ account: told.story.sre.id })).toBe('llm/no-such-party');
    expect(await code({ team: told.story.sre.id })).toBe('llm/no-such-party');
    expect(await code({ service: 'nothing' })).toBe('llm/no-such-service');
  });

  test('whose fallback was not drilled is a finding; a drill injects each fault and records what held [GOV 9.3]', async () => {
    const key = await told.consumer();
    const { host } = told.story;
    const found = async () =>
      (
        await llmFindings({ db: host.db, clock: host.clock, policies: () => host.policies(), use: host.services.use })
      ).map(({ clause }) => clause);
    expect((await found()).filter((clause) => clause === '9.3')).toEqual(['9.3']);
    const report = (await told.story.done(told.story.sre, drill, { name: key })) as {
      passed: boolean;
      results: { fault: string; held: boolean }[];
    };
    expect(report.results.filter(({ held }) => !held)).toEqual([]);
    expect([report.passed, report.results.length, told.first.asked.length]).toEqual([true, 7, 0]);
    expect((await found()).filter((clause) => clause === '9.3')).toEqual([]);
    expect((await told.story.entries('consumer.drilled'))[0]?.data).toMatchObject({ passed: true, failed: [] });
    host.clock.moveTo(addDays(host.clock.now(), 91));
    expect((await found()).filter((clause) => clause === '9.3')).toEqual(['9.3']);
  });

  test('that suddenly spends much has one incident with the runbook while it lasts [GOV 9.2]', async () => {
    const key = await told.consumer({ perDay: '0.0002' });
    for (let n = 0; n < 5; n += 1) await told.ask(key, chat('x', { max_tokens: 1 }));
    await told.gateway.flush();
    await told.story.advance({ minutes: 11 });
    const incidents = await told.story.entries('incident.created');
    expect(incidents.map(({ data }) => data['severity'])).toEqual(['SEV-3']);
    const [text] = (await sql<{ description: string }>`select description from incidents`.execute(told.story.host.db))
      .rows;
    expect(text?.description).toContain('runbooks/llm_cost_spike.md');
    await told.story.advance({ hours: 2 });
    expect((await told.story.entries('consumer.spike_over')).length).toBe(1);
  });
});

test('an export of usage is held against the gateway, and what went past it is a finding [GOV 6.7]', async () => {
  const key = await told.consumer();
  await told.ask(key, chat('hello'));
  await told.gateway.flush();
  const { host } = told.story;
  const asked = { name: 'first', content: `day,model,requests,cost_usd\n2026-11-02,${MODEL},3,0.000075\n` };
  expect(await told.story.done(told.story.sre, reconcileUsage, asked)).toMatchObject({
    unseenRequests: 2,
    unseenCost: '0.00005',
  });
  const findings = await llmFindings({
    db: host.db,
    clock: host.clock,
    policies: () => host.policies(),
    use: host.services.use,
  });
  expect(findings.filter(({ clause }) => clause === '6.7').map(({ message }) => message)).toEqual([
    '2 requests to first bypassed the gateway.',
    'The usage that second counts has not been compared with the gateway’s recently.',
  ]);
  const bad = await told.story.as(told.story.sre, reconcileUsage, { name: 'first', content: 'x\n' });
  expect(bad).toMatchObject({
    ok: false,
    error: { code: 'llm/not-an-export', fields: [{ path: '/content/lines/1' }] },
  });
  const old = await told.story.as(told.story.sre, reconcileUsage, {
    name: 'first',
    content: 'day,model,requests\n2020-01-01,m,1',
  });
  expect(old).toMatchObject({ ok: false, error: { code: 'llm/no-longer-kept' } });
  expect(await told.story.as(told.story.bystander, reconcileUsage, asked)).toMatchObject({ ok: false });
});
