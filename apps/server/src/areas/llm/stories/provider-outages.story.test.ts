import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { providerCauses } from '../queries/causes.ts';
import { chat, MODEL, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

let told: LlmStory;
beforeEach(async () => {
  told = await startLlmStory();
});
afterEach(async () => told.end());

const broken = (fake: LlmStory['first']) => (fake.next = () => 'reset');
const declared = async () =>
  (await told.story.entries('incident.created')).map(({ data, clause }) => [data['severity'], clause]);
const asked = async (key: string, times: number) => {
  for (let n = 0; n < times; n += 1) await told.ask(key, chat('hello'));
  await told.gateway.flush();
};

describe('a provider that does not answer', () => {
  test('and leaves users without an answer is a SEV-2 incident, once while it lasts [GOV 9.4]', async () => {
    const key = await told.consumer();
    broken(told.first);
    broken(told.second);
    await asked(key, 6);
    expect((await declared()).map(([severity]) => severity)).toEqual(['SEV-2', 'SEV-2']);
    await asked(key, 3);
    expect(await declared()).toHaveLength(2);
    const out = await told.story.entries('provider.out');
    expect(out.map(({ data, clause }) => [data['name'], data['declared'], clause])).toEqual([
      ['first', true, '9.4'],
      ['second', true, '9.4'],
    ]);
    const { host } = told.story;
    const causes = await providerCauses(host.db, {
      from: new Date(0),
      to: new Date('2100-01-01'),
      objective: '',
      service: '',
    });
    expect(causes.map(({ cause, to }) => [cause, to])).toEqual([
      ['provider:first', undefined],
      ['provider:second', undefined],
    ]);
    for (const fake of [told.first, told.second]) fake.next = () => undefined;
    await told.story.advance({ minutes: 10 });
    await told.ask(key, { ...chat('hello'), model: `second/${MODEL}` });
    await asked(key, 1);
    const back = (await told.story.entries('provider.back')).map(({ data }) => String(data['name']));
    expect(back.toSorted()).toEqual(['first', 'second']);
  });

  test('and whose place another takes is on the record, and no incident [GOV 9.4]', async () => {
    const key = await told.consumer();
    broken(told.first);
    await asked(key, 6);
    expect(await declared()).toEqual([]);
    expect((await told.story.entries('provider.out')).map(({ data }) => [data['name'], data['declared']])).toEqual([
      ['first', false],
    ]);
    expect(told.gateway.breakers.stateOf({ provider: 'first', model: MODEL })).toBe('open');
    expect((await told.story.entries('provider.breaker_moved')).map(({ data }) => [data['name'], data['to']])).toEqual([
      ['first', 'open'],
    ]);
  });

  test('and says to come back much later is left at once, and has failed all the same [GOV 9.1]', async () => {
    const key = await told.consumer();
    told.first.next = () => 'much-later';
    await asked(key, 1);
    expect([told.first.asked.length, told.second.asked.length]).toEqual([1, 1]);
    const { rows } = await sql<{ provider: string; bad: number }>`
      select provider, bad from llm_minutes order by provider`.execute(told.story.host.db);
    expect(rows).toEqual([
      { provider: 'first', bad: 1 },
      { provider: 'second', bad: 0 },
    ]);
  });

  test('is charged to the platform’s budget by its name, each call once [GOV 9.1]', async () => {
    const key = await told.consumer();
    told.first.next = (nth) => (nth < 3 ? 'reset' : undefined);
    await asked(key, 2);
    await asked(key, 2);
    const { rows } = await sql<{ series: string; cause: string; total: string; bad: string }>`
      select series, cause, total::text, bad::text from telemetry_samples order by cause`.execute(told.story.host.db);
    expect(rows).toEqual([
      { series: 'ML-SLO-001', cause: 'provider:first', total: '4', bad: '1' },
      { series: 'ML-SLO-001', cause: 'provider:second', total: '1', bad: '0' },
    ]);
  });

  test('answers from what was kept, marked as such, and else says what users get [GOV 9.3]', async () => {
    const key = await told.consumer({ cacheMinutes: 5 });
    const fresh = await told.ask(key, chat('hello'));
    expect(fresh.headers.get('x-muster-llm-mode')).toBeNull();
    expect((await told.ask(key, chat('hello'))).headers.get('x-muster-llm-mode')).toBe('cached');
    const other = await told.consumer({ cacheMinutes: 5 });
    expect((await told.ask(other, chat('hello'))).headers.get('x-muster-llm-mode')).toBeNull();
    broken(told.first);
    broken(told.second);
    await told.story.advance({ minutes: 6 });
    const stale = await told.ask(key, chat('hello'));
    expect([stale.status, stale.headers.get('x-muster-llm-mode'), stale.headers.get('age')]).toEqual([
      200,
      'stale',
      '360',
    ]);
    expect(stale.text).toBe(fresh.text);
    const nothing = await told.ask(key, chat('something else'));
    expect([nothing.status, nothing.json.error?.code]).toEqual([503, 'no_provider_answers']);
    expect(nothing.json.error?.message).toContain('a form is shown');
  });
});

test('an answer about RESTRICTED data is never kept [GOV 6.4]', async () => {
  await told.dpa({ dataClass: 'RESTRICTED' });
  const key = await told.consumer({ dataClass: 'RESTRICTED', cacheMinutes: 10 });
  for (const nth of [1, 2]) {
    const { status, headers } = await told.ask(key, chat('the same words'));
    expect([status, headers.get('x-muster-llm-mode')]).toEqual([200, null]);
    expect(told.first.asked).toHaveLength(nth);
  }
});
