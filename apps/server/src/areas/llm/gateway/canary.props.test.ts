import { Outlet, type DataClass } from '@muster/policy';
import { leavesOf, readRequest, opaqueIn, type Dialect, type Json } from '@muster/llm-wire';
import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../../kernel/app-error.ts';
import { openServerScrubber } from '../../../platform/scrubbing/server-scrubber.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { inspect } from './inspect.ts';

const scrubber = openServerScrubber({ kid: 'k1', bytes: new Uint8Array(32) });
const policy = releasedPolicy();
const seen = new Outlet<DataClass>('what a test sees', 'RESTRICTED');

const requests: Record<Dialect, object> = {
  'openai-chat': {
    model: 'm',
    user: 'u',
    stop: ['x'],
    metadata: { a: 'b' },
    response_format: {
      type: 'json_schema',
      json_schema: { name: 's', schema: { properties: { p: { description: 'd', enum: ['e'] } } } },
    },
    tools: [
      {
        type: 'function',
        function: { name: 'f', description: 'd', parameters: { properties: { q: { type: 'string' } } } },
      },
    ],
    messages: [
      { role: 'system', content: 's' },
      {
        role: 'user',
        name: 'n',
        content: [
          { type: 'text', text: 't' },
          { type: 'image_url', image_url: { url: 'https://example.com/i' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        refusal: 'r',
        tool_calls: [{ id: 'call_abcdefgh', type: 'function', function: { name: 'f', arguments: '{"a":"b"}' } }],
      },
      { role: 'tool', tool_call_id: 'call_abcdefgh', content: [{ type: 'text', text: 'result' }] },
    ],
    unheard_of: { deep: [{ er: 'x' }] },
  },
  'openai-responses': {
    model: 'm',
    instructions: 'i',
    previous_response_id: 'resp_abcdefgh',
    input: [
      { role: 'user', content: [{ type: 'input_text', text: 't' }] },
      { type: 'function_call', call_id: 'call_abcdefgh', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_abcdefgh', output: 'o' },
      {
        type: 'reasoning',
        id: 'rs_abcdefgh',
        encrypted_content: 'QUJD',
        summary: [{ type: 'summary_text', text: 's' }],
      },
      { type: 'unheard_of', text: 'x' },
    ],
  },
  'openai-embeddings': { model: 'm', input: ['a', 'b'], user: 'u' },
  'anthropic-messages': {
    model: 'm',
    max_tokens: 5,
    system: [{ type: 'text', text: 's', cache_control: { type: 'ephemeral' } }],
    metadata: { user_id: 'x' },
    messages: [
      {
        role: 'user',
        content: [
          { type: 'document', title: 't', source: { type: 'base64', media_type: 'application/pdf', data: 'QUJD' } },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'th', signature: 'QUJD' },
          { type: 'tool_use', id: 'toolu_abcdefgh', name: 'n', input: { to: 'x' } },
        ],
      },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'toolu_abcdefgh', content: [{ type: 'text', text: 'r' }] }],
      },
    ],
  },
  'anthropic-count-tokens': {
    model: 'm',
    system: 's',
    tools: [{ name: 'n', description: 'd', input_schema: { properties: { q: { type: 'string' } } } }],
    messages: [{ role: 'user', content: [{ type: 'text', text: 't' }] }],
  },
};

const canaries = [
  'canary.bird@customer-mail.com',
  '203.0.113.77',
  'sk-proj-Zq8vT3nLk2Xw9RbY7cHd5FgJ1mPs4AuE6oViKtQyNrBhWxDz',
  'AKIAQ7XN3VJ5KZ2MWRTP',
  '4111 1111 1111 1111',
] as const;

/** A copy of a request with its nth string or key replaced or extended. */
function planted(value: unknown, nth: number, plant: (text: string) => string): unknown {
  let at = -1;
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return (at += 1) === nth ? plant(node) : node;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, each]) => [(at += 1) === nth ? plant(key) : key, walk(each)]),
    );
  };
  return walk(value);
}

/** A copy with a different text at one place. */
function replacedAt(value: object, pointer: string, text: string): unknown {
  const copy: unknown = structuredClone(value);
  const parts = pointer.split('/').slice(1);
  const last = parts.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const part of parts) at = at[part] as Record<string, unknown>;
  at[last] = text;
  return copy;
}

/** Every form of a request's strings, however they are escaped. */
const sees = (text: string, canary: string): boolean =>
  leavesOf(JSON.parse(text)).some((leaf) => leaf.text.includes(canary)) || text.includes(canary);

describe('a canary in any string or key of any request', () => {
  test.each(Object.keys(requests) as Dialect[])(
    'of %s never leaves where its class may not [GOV 6.7]',
    async (dialect) => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(90),
          fc.constantFrom(...canaries),
          fc.constantFrom('whole', 'within', 'escaped'),
          fc.constantFrom('refuse', 'pseudonymise'),
          async (nth, canary, how, mode) => {
            let put = '';
            const value = planted(
              requests[dialect],
              nth,
              (text) => (put = how === 'within' ? `${text} ${canary} ${text}` : canary),
            );
            // The scrubber reads digits after the word `id` as an id: what it misses, the gateway cannot catch.
            if (put === '' || scrubber.text(put).findings.length === 0) return;
            const plain = JSON.stringify(value);
            const text =
              how === 'escaped'
                ? plain.replaceAll(
                    canary,
                    Array.from(canary, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
                  )
                : plain;
            const read = readRequest(dialect, text);
            if (!read.ok) return;
            const opaque = opaqueIn(dialect, read.request.body);
            try {
              const sent = await inspect(read.request, opaque, {
                scrubber,
                policy,
                dataClass: 'INTERNAL',
                mode: mode,
              });
              expect(mode).toBe('pseudonymise');
              expect(sees(seen.take(sent.text), canary)).toBe(false);
            } catch (failure) {
              if (!(failure instanceof AppFailure)) throw failure;
              expect(failure.error.code).toBe('llm/class-above-consumer');
              expect(JSON.stringify(failure.error)).not.toContain(canary);
            }
          },
        ),
        { seed: 11, numRuns: 250 * depth },
      );
    },
  );

  test('a request without one is sent as it came, byte for byte [GOV 6.7]', async () => {
    for (const dialect of Object.keys(requests) as Dialect[]) {
      const text = JSON.stringify(requests[dialect], undefined, 1);
      const read = readRequest(dialect, text);
      if (!read.ok) throw new Error(read.bad.problem);
      const rules = { scrubber, policy, dataClass: 'INTERNAL', mode: 'pseudonymise' } as const;
      const sent = await inspect(read.request, opaqueIn(dialect, read.request.body), rules);
      expect(seen.take(sent.text)).toBe(text);
    }
  });

  const places = (Object.keys(requests) as Dialect[]).flatMap((dialect) =>
    leavesOf(requests[dialect] as Json)
      .filter(({ how }) => how !== 'id')
      .map(({ pointer }) => [dialect, pointer] as const),
  );

  test('is planted wherever words can stand: system prompts, tools and their results, metadata among it', () => {
    const all = places.map(([dialect, pointer]) => `${dialect} ${pointer}`);
    for (const place of [
      'openai-chat /messages/0/content',
      'openai-chat /messages/3/content/0/text',
      'openai-chat /metadata/a',
      'openai-chat /tools/0/function/description',
      'openai-responses /instructions',
      'openai-responses /input/2/output',
      'anthropic-messages /system/0/text',
      'anthropic-messages /metadata/user_id',
      'anthropic-messages /messages/1/content/1/input/to',
      'anthropic-messages /messages/2/content/0/content/0/text',
      'anthropic-count-tokens /system',
    ])
      expect(all).toContain(place);
  });

  test.each(places)('in %s at %s is refused, and named by its place [GOV 6.7]', async (dialect, pointer) => {
    const text = JSON.stringify(replacedAt(requests[dialect], pointer, 'canary.bird@customer-mail.com'));
    const read = readRequest(dialect, text);
    // A mutated request that no longer parses is never sent.
    if (!read.ok) return;
    const rules = { scrubber, policy, dataClass: 'INTERNAL', mode: 'refuse' } as const;
    await expect(inspect(read.request, opaqueIn(dialect, read.request.body), rules)).rejects.toMatchObject({
      error: { code: 'llm/class-above-consumer', fields: [{ path: pointer }] },
    });
  });
});
