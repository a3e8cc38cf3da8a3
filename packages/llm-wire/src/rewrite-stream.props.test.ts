import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect, Json } from './dialect.ts';
import { streamRewriter } from './rewrite-stream.ts';
import { sseReader, sseText, type SseEvent } from './sse.ts';
import type { TextFilter } from './text-filter.ts';

/** Removes every `secret`, and holds text back until its line is complete. */
const filter: TextFilter = {
  whole: (text) => text.replaceAll('secret', '[-]'),
  stream: () => {
    let held = '';
    return {
      push(piece) {
        held += piece;
        const cut = held.lastIndexOf('\n') + 1;
        const out = held.slice(0, cut);
        held = held.slice(cut);
        return out.replaceAll('secret', '[-]');
      },
      end: () => held.replaceAll('secret', '[-]'),
    };
  },
};

const text = fc
  .array(fc.constantFrom('secret', 'sec', 'ret', '\n', ' a ', 'é', '🙂'), { maxLength: 20 })
  .map((words) => words.join(''));

/** A text in chunks, cut anywhere. */
const pieces = fc.tuple(text, fc.array(fc.nat(40), { maxLength: 6 })).map(([whole, cuts]) => {
  const at = [0, ...cuts.filter((cut) => cut <= whole.length).toSorted((a, b) => a - b), whole.length];
  return at.slice(1).map((end, index) => whole.slice(at[index], end));
});

const data = (value: Json, event?: string): SseEvent => ({ event, data: JSON.stringify(value) });

const streams: Record<
  Exclude<Dialect, 'openai-embeddings' | 'anthropic-count-tokens'>,
  (of: readonly string[]) => readonly SseEvent[]
> = {
  'openai-chat': (of) => [
    ...of.map((content) => data({ id: 'c', choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
    data({ id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    data({ id: 'c', choices: [], usage: { prompt_tokens: 3, completion_tokens: 4 } }),
    { event: undefined, data: '[DONE]' },
  ],
  'openai-responses': (of) => [
    ...of.map((delta, n) =>
      data(
        { type: 'response.output_text.delta', item_id: 'i', content_index: 0, delta, sequence_number: n },
        'response.output_text.delta',
      ),
    ),
    data(
      { type: 'response.output_text.done', item_id: 'i', content_index: 0, text: of.join(''), sequence_number: 90 },
      'response.output_text.done',
    ),
    data(
      {
        type: 'response.completed',
        response: { usage: { input_tokens: 3 }, output: [{ text: of.join('') }] },
        sequence_number: 91,
      },
      'response.completed',
    ),
  ],
  'anthropic-messages': (of) => [
    data({ type: 'message_start', message: { usage: { input_tokens: 3, output_tokens: 1 } } }, 'message_start'),
    ...of.map((each) =>
      data({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: each } }, 'content_block_delta'),
    ),
    data({ type: 'content_block_stop', index: 0 }, 'content_block_stop'),
    data({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 4 } }, 'message_delta'),
    data({ type: 'message_stop' }, 'message_stop'),
  ],
};

const shown = (events: readonly SseEvent[]): string =>
  events
    .filter((each) => each.data !== '[DONE]')
    .map(
      (each) =>
        JSON.parse(each.data) as { choices?: { delta?: { content?: string } }[]; delta?: string | { text?: string } },
    )
    .map(
      ({ choices, delta }) => choices?.[0]?.delta?.content ?? (typeof delta === 'string' ? delta : delta?.text) ?? '',
    )
    .join('');

describe('a stream', () => {
  test.each(Object.keys(streams) as (keyof typeof streams)[])(
    'of %s shows what the whole text would, however it is cut [GOV 6.7]',
    (dialect) => {
      fc.assert(
        fc.property(pieces, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }), (of, sizes) => {
          const read = sseReader();
          const rewriter = streamRewriter(dialect, filter, false);
          const wire = streams[dialect](of).map(sseText).join('');
          const out: SseEvent[] = [];
          for (let from = 0, n = 0; from < wire.length; n += 1) {
            const size = sizes[n % sizes.length] ?? 1;
            for (const event of read(wire.slice(from, from + size))) out.push(...rewriter.take(event));
            from += size;
          }
          expect(shown(out)).toBe(filter.whole(of.join(''), false));
          expect(out.map((each) => each.data).join(' ')).not.toContain('secret');
          expect([rewriter.isComplete, rewriter.hasFailed]).toEqual([true, false]);
          expect(rewriter.usage).toMatchObject(dialect === 'openai-chat' ? { prompt_tokens: 3 } : { input_tokens: 3 });
        }),
        { seed: 4, numRuns: 150 * depth },
      );
    },
  );

  test('that ends in the middle is not complete, and what was held back is still there', () => {
    const rewriter = streamRewriter('openai-chat', filter, false);
    const [first] = streams['openai-chat'](['half a line']);
    expect(rewriter.take(first as SseEvent)).toEqual([]);
    expect(rewriter.isComplete).toBe(false);
    expect(shown(rewriter.cut())).toBe('half a line');
  });

  test('is not silent while a long line is held back, and says who speaks, and why it ended, at once', () => {
    const rewriter = streamRewriter('openai-chat', filter, false);
    const chunk = (delta: Json, more: Json = {}) =>
      data({ choices: [{ index: 0, delta, finish_reason: null, ...more }] });
    expect(rewriter.take(chunk({ role: 'assistant', content: 'a' }))).toHaveLength(1);
    const spoken = Array.from({ length: 96 }, () => rewriter.take(chunk({ content: 'a' })));
    expect(spoken.filter((events) => events.length > 0)).toHaveLength(3);
    expect(rewriter.take(chunk({ content: '' }))).toHaveLength(1);
    expect(shown(rewriter.take(chunk({ content: 'a\nb' })))).toBe(`${'a'.repeat(98)}\n`);
    expect(rewriter.take(chunk({ content: 'c' }, { logprobs: { content: [] } }))).toHaveLength(1);
    expect(shown(rewriter.take(chunk({}, { finish_reason: 'stop' })))).toBe('bc');
  });

  test('of responses is numbered without a gap, whatever was put together', () => {
    const rewriter = streamRewriter('openai-responses', filter, false);
    const out = streams['openai-responses'](['a', 'b\n', 'c']).flatMap((each) => rewriter.take(each));
    const numbers = out.map((each) => (JSON.parse(each.data) as { sequence_number: number }).sequence_number);
    expect(numbers).toEqual(numbers.map((_, index) => index));
  });

  test('tells the usage only to whoever asked for it, and an error of the provider to everybody', () => {
    const usage = data({ choices: [], usage: { prompt_tokens: 1 } });
    expect(streamRewriter('openai-chat', filter, false).take(usage)).toEqual([]);
    expect(streamRewriter('openai-chat', filter, true).take(usage)).toHaveLength(1);
    const failing = streamRewriter('anthropic-messages', filter, false);
    expect(
      failing.take(data({ type: 'error', error: { type: 'overloaded_error', message: 'secret' } }, 'error')),
    ).toEqual([data({ type: 'error', error: { type: 'overloaded_error', message: '[-]' } }, 'error')]);
    expect(failing.hasFailed).toBe(true);
  });
});
