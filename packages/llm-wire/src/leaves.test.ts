import { describe, expect, test } from 'vitest';
import { leavesOf } from './leaves.ts';

const howOf = (value: unknown) => Object.fromEntries(leavesOf(value).map(({ pointer, how }) => [pointer, how]));

describe('the strings of a request', () => {
  test('are found wherever they stand, results of tools and keys nobody knows included', () => {
    expect(
      howOf({
        model: 'm',
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'hello' }] },
          { role: 'tool', tool_call_id: 'call_abcdefgh', content: 'result' },
          { role: 'assistant', tool_calls: [{ id: 'call_12345678', function: { name: 'f', arguments: '{"a":1}' } }] },
        ],
        'jane@example.com': ['x'],
      }),
    ).toEqual({
      '/model': 'word',
      '/messages/0/role': 'word',
      '/messages/0/content/0/type': 'word',
      '/messages/0/content/0/text': 'text',
      '/messages/1/role': 'word',
      '/messages/1/tool_call_id': 'id',
      '/messages/1/content': 'text',
      '/messages/2/role': 'word',
      '/messages/2/tool_calls/0/id': 'id',
      '/messages/2/tool_calls/0/function/name': 'word',
      '/messages/2/tool_calls/0/function/arguments': 'json-text',
      '/jane@example.com': 'key',
      '/jane@example.com/0': 'text',
    });
  });

  test('an id is one only in a provider’s own shape, and bytes only in base64', () => {
    expect(howOf({ id: 'jane@example.com' })['/id']).toBe('word');
    expect(howOf({ id: 'sk-proj-abcdefghijklmnop' })['/id']).toBe('word');
    const source = (data: string) => howOf({ source: { type: 'base64', data } })['/source/data'];
    expect(source('aGVsbG8=')).toBe('bytes');
    expect(source('call jane@example.com')).toBe('text');
  });
});
