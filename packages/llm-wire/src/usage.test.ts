import { describe, expect, test } from 'vitest';
import { costOf, mostItCosts, type Price } from './price.ts';
import { usageOf } from './usage.ts';

const price: Price = {
  input: 3_000_000,
  output: 15_000_000,
  cacheRead: 300_000,
  cacheWrite: 3_750_000,
  cacheWriteHour: 6_000_000,
  toolCall: 10_000,
};

describe('what was used', () => {
  test('OpenAI counts cached tokens among its input, Anthropic beside it [GOV 9.2]', () => {
    expect(
      usageOf('openai-chat', {
        prompt_tokens: 100,
        completion_tokens: 20,
        prompt_tokens_details: { cached_tokens: 60 },
        completion_tokens_details: { reasoning_tokens: 5 },
      }),
    ).toMatchObject({ input: 40, cacheRead: 60, output: 20, reasoning: 5 });
    expect(usageOf('openai-responses', { input_tokens: 7, output_tokens: 3 })).toMatchObject({ input: 7, output: 3 });
    expect(
      usageOf('anthropic-messages', {
        input_tokens: 40,
        cache_read_input_tokens: 60,
        cache_creation_input_tokens: 30,
        cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
        output_tokens: 9,
        server_tool_use: { web_search_requests: 2 },
      }),
    ).toEqual({ input: 40, cacheRead: 60, cacheWrite: 10, cacheWriteHour: 20, output: 9, reasoning: 0, toolCalls: 2 });
  });

  test('is nothing that can be counted where a provider sends something else', () => {
    expect(usageOf('openai-chat', undefined)).toBeUndefined();
    expect(usageOf('openai-chat', { prompt_tokens: -5, completion_tokens: 'many' })).toMatchObject({
      input: 0,
      output: 0,
    });
  });

  test('costs a whole number of picodollars, and never more than was thought possible', () => {
    const usage = { input: 1, cacheRead: 1, cacheWrite: 1, cacheWriteHour: 1, output: 1, reasoning: 1, toolCalls: 1 };
    expect(costOf(usage, price)).toBe(3_000_000n + 300_000n + 3_750_000n + 6_000_000n + 15_000_000n + 10_000_000_000n);
    expect(costOf({ ...usage, toolCalls: 0 }, price)).toBeLessThanOrEqual(mostItCosts(4, 1, price));
  });
});
