import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CallRecorder } from '../gateway/recorder.ts';
import type { Call } from '../store/calls.ts';
import { chat, MODEL, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

let told: LlmStory;
beforeAll(async () => {
  told = await startLlmStory();
});
afterAll(async () => told.end());

const kept = async (table: 'llm_calls' | 'llm_meters'): Promise<number> =>
  Number(
    (await sql<{ kept: string }>`select count(*) as kept from ${sql.table(table)}`.execute(told.story.host.db)).rows[0]
      ?.kept,
  );

test('calls are deleted once they are as old as the policy lets them be, and the record says so [GOV 6.7] [GOV 9.2]', async () => {
  const key = await told.consumer();
  const asked = async () => {
    await told.ask(key, chat('hello'));
    await told.gateway.flush();
  };
  await asked();
  await told.story.advance({ days: 300 });
  await asked();
  expect(await kept('llm_calls')).toBe(2);
  const windows = await kept('llm_meters');
  await told.story.advance({ days: 101 });
  expect(await kept('llm_calls')).toBe(1);
  const pruned = await told.story.entries('consumer.calls_pruned');
  expect(pruned.map(({ data, clause }) => [data['calls'], clause])).toEqual([[1, '9.2']]);
  // Days and months that can no longer be looked up are deleted a month later.
  await told.story.advance({ days: 40 });
  expect(await kept('llm_meters')).toBeLessThan(windows);
  // Each batch's own entry stays, with its count and digest.
  expect(await told.story.entries('consumer.calls_recorded')).toHaveLength(2);
  await told.story.advance({ days: 300 });
  expect(await kept('llm_calls')).toBe(0);
});

test('what is called while calls are being written waits for the next batch, so that writing ends under any load', async () => {
  const { host } = told.story;
  const [consumer] = (await told.gateway.facts.now()).consumers.values();
  if (consumer === undefined) throw new Error('no consumer');
  const call = (): Call => ({
    id: host.ids.row(host.clock.now()),
    at: host.clock.now(),
    consumerId: consumer.id,
    dialect: 'openai-chat',
    model: MODEL,
    provider: 'first',
    outcome: 'answered',
    status: 200,
    inputTokens: 1,
    cachedTokens: 0,
    outputTokens: 1,
    cost: 1n,
    isEstimated: false,
    attempts: 1,
    tried: [],
    foundIn: 0,
    foundOut: 0,
    durationMs: 1,
  });
  let more = 5;
  const recorder: CallRecorder = new CallRecorder(host, () => {
    if (more > 0) recorder.note(call(), []);
    more -= 1;
    return [];
  });
  recorder.note(call(), []);
  await recorder.flush();
  expect([await kept('llm_calls'), recorder.isWaiting]).toEqual([1, true]);
  while (recorder.isWaiting) await recorder.flush();
  expect(await kept('llm_calls')).toBe(6);
});
