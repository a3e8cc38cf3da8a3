import { describe, expect, test } from 'vitest';
import { addMilliseconds } from '../../../kernel/clock.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { admit, closedAt, note, type Breaker, type BreakerRule } from './breaker.ts';
import { cacheText } from './cache-key.ts';
import { faultOf } from './fault.ts';
import { outageStep } from './outage.ts';
import { RetryBudget } from './retry-budget.ts';
import { spikeOf } from './spike.ts';
import { windowOf } from './windows.ts';

const NOW = new Date('2026-11-30T10:00:30Z');
const rule: BreakerRule = { windowMs: 1000, atLeast: 3, failingPercent: 50, openMs: 100, longestOpenMs: 300 };
const llm = releasedPolicy().llm;

describe('a circuit breaker [GOV 9.3]', () => {
  const badly = (breaker: Breaker, at = NOW) => note(breaker, 'badly', rule, at);
  const opened = badly(badly(badly(closedAt(NOW))));

  test('opens where enough fails, and not for what was long ago', () => {
    expect(opened.state).toBe('open');
    expect(badly(badly(badly(closedAt(NOW)), NOW), addMilliseconds(NOW, 1000)).state).toBe('closed');
    let mixed: Breaker = closedAt(NOW);
    for (let n = 0; n < 4; n += 1) mixed = note(mixed, 'well', rule, NOW);
    expect(badly(badly(badly(mixed))).state).toBe('closed');
  });

  test('lets one through after its pause, and waits twice as long each time that fails', () => {
    expect(admit(opened, rule, addMilliseconds(NOW, 99)).admitted).toBe(false);
    const probe = admit(opened, rule, addMilliseconds(NOW, 100));
    expect([probe.admitted, probe.breaker.state]).toEqual([true, 'half-open']);
    expect(admit(probe.breaker, rule, addMilliseconds(NOW, 101)).admitted).toBe(false);
    expect(note(probe.breaker, 'well', rule, NOW).state).toBe('closed');
    expect(badly(probe.breaker)).toMatchObject({ state: 'open', openMs: 200 });
    expect(badly({ state: 'half-open', since: NOW, openMs: 200 })).toMatchObject({ openMs: 300 });
    // A probe that never returns does not keep it open forever.
    expect(admit(probe.breaker, rule, addMilliseconds(NOW, 1100)).admitted).toBe(true);
  });
});

test('retries are a tenth of what comes in, and no more [GOV 9.3]', () => {
  const budget = new RetryBudget(1);
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
  for (let n = 0; n < 10; n += 1) budget.earn();
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
});

test('what a provider answers says whose fault it is [GOV 9.1]', () => {
  const kinds = (status: number, code?: string) => faultOf(status, code, undefined)?.kind;
  expect([200, 500, 529, 429, 401, 400].map((status) => kinds(status))).toEqual([
    undefined,
    'provider',
    'provider',
    'capacity',
    'credential',
    'request',
  ]);
  expect([kinds(429, 'insufficient_quota'), kinds(429, 'enforced_spend_limit_reached')]).toEqual(['quota', 'quota']);
  expect(faultOf(429, 'insufficient_quota', undefined)?.mayRetry).toBe(false);
  expect(faultOf(503, undefined, 1500)).toMatchObject({ retryAfterMs: 1500, mayFallBack: true });
});

test('a spike is far above what is usual and no trifle, or much of the day’s budget [GOV 9.2]', () => {
  const day = 1_000_000n;
  const usual = [20_000n, 20_000n, 30_000n];
  expect(spikeOf(60_000n, usual, day, llm)).toMatchObject({ against: 'history', usual: 20_000n });
  expect(spikeOf(59_999n, usual, day, llm)).toBeUndefined();
  expect(spikeOf(49_999n, [1n], day, llm)).toBeUndefined();
  expect(spikeOf(500_000n, [], day, llm)).toMatchObject({ against: 'quota' });
  expect(spikeOf(499_999n, [], day, llm)).toBeUndefined();
});

test('an outage begins where half of enough fails, and ends when all goes well [GOV 9.4]', () => {
  expect(outageStep(false, { total: 4, bad: 4 }, llm)).toBeUndefined();
  expect(outageStep(false, { total: 10, bad: 5 }, llm)).toBe('begins');
  expect(outageStep(false, { total: 11, bad: 5 }, llm)).toBeUndefined();
  expect(outageStep(true, { total: 10, bad: 1 }, llm)).toBeUndefined();
  expect(outageStep(true, { total: 0, bad: 0 }, llm)).toBeUndefined();
  expect(outageStep(true, { total: 1, bad: 0 }, llm)).toBe('ends');
});

describe('a cached answer', () => {
  const parts = {
    consumer: 'a',
    dataClass: 'INTERNAL',
    policyVersion: '1',
    dialect: 'openai-chat',
    body: { m: 1, n: { 0: 1 } },
  } as const;

  test.each([
    ['consumer', { consumer: 'b' }],
    ['class', { dataClass: 'CONFIDENTIAL' }],
    ['policy version', { policyVersion: '2' }],
    ['dialect', { dialect: 'openai-responses' }],
    ['body', { body: { m: 1, n: [2] } }],
    ['shape of the body', { body: { m: 1, n: [['0', 1]] } }],
  ] as const)('is never one of another %s [GOV 6.7]', (_, other) => {
    expect(cacheText({ ...parts, ...other })).not.toBe(cacheText(parts));
  });

  test('is the same whatever the order of the members', () => {
    expect(cacheText({ ...parts, body: { n: { 0: 1 }, m: 1 } })).toBe(cacheText(parts));
  });
});

test('windows are those of the calendar, in UTC', () => {
  const iso = (measure: 'tokens' | 'day' | 'month') =>
    Object.values(windowOf(measure, NOW)).map((each) => each.toISOString());
  expect(iso('tokens')).toEqual(['2026-11-30T10:00:00.000Z', '2026-11-30T10:01:00.000Z']);
  expect(iso('day')).toEqual(['2026-11-30T00:00:00.000Z', '2026-12-01T00:00:00.000Z']);
  expect(iso('month')).toEqual(['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z']);
});
