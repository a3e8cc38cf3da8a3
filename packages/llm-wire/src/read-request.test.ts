import { describe, expect, test } from 'vitest';
import type { Dialect } from './dialect.ts';
import { readRequest } from './read-request.ts';

const read = (dialect: Dialect, body: object) => readRequest(dialect, JSON.stringify(body));
const messages = [{ role: 'user', content: 'hello' }];

describe('what a gateway has to know of a request', () => {
  test('an Anthropic message names its most tokens; a count of tokens has none, and is never streamed', () => {
    expect(read('anthropic-messages', { model: 'm', messages })).toMatchObject({ bad: { pointer: '/max_tokens' } });
    expect(read('anthropic-count-tokens', { model: 'm', messages, stream: true })).toMatchObject({
      request: { isStream: false, maxOutputTokens: 0 },
    });
    expect(read('anthropic-count-tokens', { model: 'm' })).toMatchObject({ bad: { pointer: '/messages' } });
  });

  test('embeddings have no words to stream', () => {
    expect(read('openai-embeddings', { model: 'm', input: 'x', stream: true })).toMatchObject({
      request: { isStream: false, maxOutputTokens: 0 },
    });
  });
});
