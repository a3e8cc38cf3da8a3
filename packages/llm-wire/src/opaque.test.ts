import { describe, expect, test } from 'vitest';
import type { Dialect } from './dialect.ts';
import { opaqueIn } from './opaque.ts';

const found = (dialect: Dialect, request: Record<string, unknown>) =>
  opaqueIn(dialect, request).map(({ pointer, what }) => `${pointer} ${what}`);

describe('what nobody can read here is named [GOV 6.7]', () => {
  test('in chat: images, files, audio, what the provider keeps, its own tools', () => {
    const parts = [
      { type: 'text', text: 'x' },
      { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
      { type: 'file', file: { file_id: 'file-abc' } },
      { type: 'hologram' },
    ];
    expect(
      found('openai-chat', {
        store: true,
        logprobs: true,
        tools: [{ type: 'function' }, { type: 'web_search' }],
        messages: [
          { role: 'user', content: parts },
          { role: 'assistant', audio: { id: 'a' } },
        ],
      }),
    ).toEqual([
      '/store kept-by-provider',
      '/logprobs logprobs',
      '/tools/1 hosted-tool',
      '/messages/0/content/1 image',
      '/messages/0/content/2 file',
      '/messages/0/content/3 unknown',
      '/messages/1/audio kept-by-provider',
    ]);
  });

  test('in responses: state by default, earlier answers, items of unknown types', () => {
    expect(found('openai-responses', { input: 'x' })).toEqual(['/store kept-by-provider']);
    expect(
      found('openai-responses', {
        store: false,
        previous_response_id: 'resp_1',
        include: ['reasoning.encrypted_content'],
        input: [
          { role: 'user', content: 'plain' },
          { type: 'item_reference', id: 'x' },
          { type: 'reasoning', encrypted_content: 'AAAA' },
          { type: 'function_call_output', output: [{ type: 'input_image' }] },
        ],
      }),
    ).toEqual([
      '/previous_response_id kept-by-provider',
      '/include/0 encrypted',
      '/input/1 unknown',
      '/input/2/encrypted_content encrypted',
      '/input/3/output/0 image',
    ]);
  });

  test('in embeddings: numbers in place of texts', () => {
    expect(found('openai-embeddings', { input: [[1, 2], [3]] })).toEqual(['/input tokens']);
    expect(found('openai-embeddings', { input: ['a', 'b'] })).toEqual([]);
  });

  test('in messages: signed thinking, hosted tools, files within results of tools', () => {
    expect(
      found('anthropic-messages', {
        container: 'c',
        tools: [{ name: 'own' }, { type: 'web_search_20250305' }],
        system: [{ type: 'text', text: 'x' }],
        messages: [
          { role: 'assistant', content: [{ type: 'thinking', thinking: 't', signature: 's' }, { type: 'tool_use' }] },
          {
            role: 'user',
            content: [
              { type: 'tool_result', content: [{ type: 'image' }, { type: 'text', text: 'x' }] },
              { type: 'document', source: { type: 'text', data: 'x' } },
              { type: 'document', source: { type: 'base64', data: 'x' } },
              { type: 'web_search_tool_result' },
            ],
          },
        ],
      }),
    ).toEqual([
      '/container kept-by-provider',
      '/tools/1 hosted-tool',
      '/messages/0/content/0 signed',
      '/messages/1/content/0/content/0 image',
      '/messages/1/content/2/source file',
      '/messages/1/content/3 hosted-tool',
    ]);
  });
});
