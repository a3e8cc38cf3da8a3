import { describe, expect, test } from 'vitest';
import { answerText } from './answer-text.ts';

describe('what a model answered in words', () => {
  test('is told of all APIs that answer in words', () => {
    const choice = { message: { role: 'assistant', content: 'approve' } };
    expect(answerText('openai-chat', { choices: [choice] })).toBe('approve');
    const message = {
      type: 'message',
      content: [
        { type: 'output_text', text: 'app' },
        { type: 'output_text', text: 'rove' },
      ],
    };
    expect(answerText('openai-responses', { output: [{ type: 'reasoning' }, message] })).toBe('approve');
    const content = [
      { type: 'thinking', thinking: 'hm' },
      { type: 'text', text: 'approve' },
    ];
    expect(answerText('anthropic-messages', { content })).toBe('approve');
  });

  test.each([
    ['openai-chat', { choices: [] }],
    ['openai-chat', { choices: [{ message: { content: 'a' } }, { message: { content: 'b' } }] }],
    ['openai-chat', { choices: [{ message: { content: null, tool_calls: [{ id: 'call_1' }] } }] }],
    ['openai-chat', { choices: [{ message: { content: 'approve', tool_calls: [{ id: 'call_1' }] } }] }],
    ['openai-responses', { output: [{ type: 'function_call' }] }],
    ['openai-responses', { output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'no' }] }] }],
    ['anthropic-messages', { content: [{ type: 'text', text: 'approve' }, { type: 'tool_use' }] }],
    ['anthropic-messages', { content: [] }],
    ['openai-embeddings', { data: [] }],
    ['openai-chat', 'approve'],
  ] as const)('is nothing where an answer of %s holds anything else: %o', (dialect, answer) => {
    expect(answerText(dialect, answer)).toBeUndefined();
  });
});
