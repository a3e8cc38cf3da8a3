import AnthropicNow from '@anthropic-ai/sdk';
import AnthropicBefore from 'anthropic-sdk-0';
import { sql } from 'kysely';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addProvider } from '../commands/add-provider.ts';
import { MODEL, priced, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

/** The official clients as published; only the base URL and key are changed. */
let told: LlmStory;
let openai: OpenAI;
let anthropicKey: string;
const CLAUDE = 'claude-test';

beforeAll(async () => {
  told = await startLlmStory();
  openai = new OpenAI({ baseURL: `${told.url}/llm/v1`, apiKey: await told.consumer() });
  await told.story.done(told.story.sre, addProvider, {
    name: 'claude',
    api: 'anthropic',
    url: ownWords(told.second.url),
    keyReference: ownWords('env:claude'),
    region: 'eu',
    retentionDays: 0,
    trains: 'no',
    external: 'yes',
  });
  await priced(told.story, 'claude', CLAUDE);
  anthropicKey = await told.consumer({ routes: [`claude/${CLAUDE}`], cacheMinutes: 1 });
});
afterAll(async () => told.end());
beforeEach(() => {
  for (const each of [told.first, told.second]) {
    each.next = () => undefined;
    each.reply = () => 'All is well.\nReally.';
  }
});

const SAID = 'All is well.\nReally.';
const messages = [{ role: 'user' as const, content: 'hello' }];
const caught = async (
  asking: Promise<unknown>,
): Promise<{ status?: number; code?: unknown; type?: unknown; message: string }> =>
  asking.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error as { message: string },
  );
const attemptsOf = async (fake: LlmStory['first'], asking: () => Promise<unknown>): Promise<number> => {
  const before = fake.asked.length;
  await asking().catch(() => {});
  return fake.asked.length - before;
};

describe('the official OpenAI client, as it is', () => {
  test('chats, calls tools, embeds and lists models [GOV 6.7]', async () => {
    const chat = await openai.chat.completions.create({ model: MODEL, messages });
    expect([chat.choices[0]?.message.content, chat.usage?.total_tokens]).toEqual([SAID, 18]);
    const tools = [
      {
        type: 'function' as const,
        function: {
          name: 'look',
          parameters: { type: 'object', properties: { api_key: { type: 'string' }, password: { type: 'string' } } },
        },
      },
    ];
    const called = await openai.chat.completions.create({ model: MODEL, messages, tools });
    expect(called.choices[0]?.message.tool_calls?.[0]).toMatchObject({
      id: 'call_abcdefgh',
      function: { arguments: JSON.stringify({ said: SAID }) },
    });
    expect(told.first.asked.at(-1)?.text).toContain('"api_key":{"type":"string"}');
    const response = await openai.responses.create({ model: MODEL, input: 'hello' });
    expect(response.output_text).toBe(SAID);
    expect((await openai.embeddings.create({ model: MODEL, input: 'hello' })).data[0]?.embedding).toEqual([0.5, -1]);
    expect(
      (await openai.embeddings.create({ model: MODEL, input: 'hello', encoding_format: 'float' })).data[0]?.embedding,
    ).toEqual([0.5, -1]);
    expect((await openai.models.list()).data.map(({ id }) => id)).toContain(MODEL);
    expect((await openai.models.retrieve(MODEL)).owned_by).toBe('first');
  });

  test('streams chats and responses, and sees the usage that it asked for only', async () => {
    let text = '';
    for await (const chunk of await openai.chat.completions.create({ model: MODEL, messages, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? '';
      expect(chunk.usage ?? null).toBeNull();
    }
    expect(text).toBe(SAID);
    const counted = [];
    for await (const { usage } of await openai.chat.completions.create({
      model: MODEL,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    }))
      counted.push(usage?.total_tokens);
    expect(counted.at(-1)).toBe(18);
    const runner = openai.chat.completions.stream({ model: MODEL, messages });
    expect((await runner.finalChatCompletion()).choices[0]?.message.content).toBe(SAID);
    const stream = openai.responses.stream({ model: MODEL, input: 'hello' });
    expect((await stream.finalResponse()).output_text).toBe(SAID);
  });

  test('is told of a stream that was cut, and does not take it for a whole one', async () => {
    told.first.next = () => 'cut';
    const read = async () => {
      for await (const _ of await openai.chat.completions.create({ model: MODEL, messages, stream: true }));
    };
    expect((await caught(read())).message).toContain('before it was complete');
    const responses = async () => {
      for await (const _ of await openai.responses.create({ model: MODEL, input: 'hello', stream: true }));
    };
    expect((await caught(responses())).message).toContain('before it was complete');
  });

  test('gets errors of its own kinds, and does not repeat what no repetition helps [GOV 6.7] [GOV 9.2]', async () => {
    const refused = await caught(
      openai.chat.completions.create({
        model: MODEL,
        messages: [{ role: 'user', content: 'jane.doe@customer-mail.com' }],
      }),
    );
    expect(refused).toBeInstanceOf(OpenAI.PermissionDeniedError);
    expect(refused).toMatchObject({
      status: 403,
      code: 'class_above_consumer',
      type: 'policy_violation',
      param: '/messages/0/content',
    });
    const poor = new OpenAI({ baseURL: `${told.url}/llm/v1`, apiKey: await told.consumer({ perDay: '0.000001' }) });
    const started = performance.now();
    expect(await caught(poor.chat.completions.create({ model: MODEL, messages }))).toBeInstanceOf(
      OpenAI.RateLimitError,
    );
    expect(performance.now() - started).toBeLessThan(1_400);
    const nobody = new OpenAI({ baseURL: `${told.url}/llm/v1`, apiKey: 'nobody' });
    expect(await caught(nobody.models.list())).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(await caught(openai.chat.completions.create({ model: 'other', messages }))).toBeInstanceOf(
      OpenAI.NotFoundError,
    );
    told.first.next = () => 'bad-request';
    const long = await caught(openai.chat.completions.create({ model: MODEL, messages }));
    expect(long).toBeInstanceOf(OpenAI.BadRequestError);
    expect(long).toMatchObject({ code: 'context_length_exceeded' });
    expect(await attemptsOf(told.second, async () => openai.chat.completions.create({ model: MODEL, messages }))).toBe(
      0,
    );
  });

  test('is answered by another provider when the first fails, without noticing [GOV 9.3]', async () => {
    for (const fault of ['status-500', 'reset', 'nonsense', 'quota'] as const) {
      told.first.next = () => fault;
      expect((await openai.chat.completions.create({ model: MODEL, messages })).choices[0]?.message.content).toBe(SAID);
    }
  });

  test('aborts, and nothing stays reserved', async () => {
    told.first.next = () => 'silent';
    const gone = new AbortController();
    const before = told.first.asked.length;
    const asking = caught(openai.chat.completions.create({ model: MODEL, messages }, { signal: gone.signal }));
    await expect
      .poll(() => told.first.asked.length + told.second.asked.length, { timeout: 10_000 })
      .toBeGreaterThan(before);
    gone.abort();
    expect(await asking).toBeInstanceOf(OpenAI.APIUserAbortError);
    await expect.poll(() => told.gateway.meters.inFlight, { timeout: 10_000 }).toBe(0);
    told.first.next = () => undefined;
    for await (const _ of await openai.chat.completions.create({ model: MODEL, messages, stream: true })) break;
    await expect.poll(() => told.gateway.meters.inFlight, { timeout: 10_000 }).toBe(0);
  });
});

describe.each([
  ['1.x', AnthropicNow, '2026-10-21', 'authorization'],
  ['0.x', AnthropicBefore, '2023-06-01', 'x-api-key'],
] as const)('the official Anthropic client %s, as it is', (_, Client, version, credential) => {
  const client = () => new (Client as typeof AnthropicNow)({ baseURL: `${told.url}/llm`, apiKey: anthropicKey });
  const input = { model: CLAUDE, max_tokens: 50, messages };

  test('asks and streams by its own version and credential [GOV 6.7]', async () => {
    const message = await client().messages.create({ ...input, system: `for ${version}` });
    expect(message.content[0]).toMatchObject({ type: 'text', text: SAID });
    const { headers } = told.second.asked.at(-1) ?? {};
    expect(headers?.['anthropic-version']).toBe(version);
    expect(String(headers?.[credential])).toContain('key-of-claude');
    expect(JSON.stringify(headers)).not.toContain(anthropicKey);
    const streamed = await client().messages.stream(input).finalMessage();
    expect([streamed.content[0], streamed.usage.output_tokens]).toEqual([expect.objectContaining({ text: SAID }), 7]);
  });

  test('counts tokens by the same rules, for nothing [GOV 6.7] [GOV 9.2]', async () => {
    const counting = { model: CLAUDE, messages, system: `count for ${version}` };
    expect(await client().messages.countTokens(counting)).toMatchObject({ input_tokens: 11 });
    expect(told.second.asked.at(-1)).toMatchObject({ path: '/v1/messages/count_tokens' });
    expect(await client().beta.messages.countTokens({ ...counting, system: `${version} in beta` })).toMatchObject({
      input_tokens: 11,
    });
    const before = told.second.asked.length;
    expect(
      await caught(client().messages.countTokens({ ...counting, system: 'jane.doe@customer-mail.com' })),
    ).toMatchObject({ status: 403, type: 'permission_error' });
    expect(await caught(client().messages.countTokens({ ...counting, model: 'other' }))).toMatchObject({ status: 404 });
    expect(told.second.asked.length).toBe(before);
    const key = await told.consumer({
      name: `poor-${version}`,
      routes: [`claude/${CLAUDE}`],
      perDay: '0.000001',
      cacheMinutes: 1,
    });
    const poor = new (Client as typeof AnthropicNow)({ baseURL: `${told.url}/llm`, apiKey: key });
    expect(await caught(poor.messages.create(input))).toMatchObject({ status: 429 });
    expect(await poor.messages.countTokens(counting)).toMatchObject({ input_tokens: 11 });
    await told.gateway.flush();
    const { rows } = await sql<{ cost: string; is_estimated: boolean }>`select l.cost, l.is_estimated
      from llm_calls l join llm_consumers c on c.id = l.consumer_id
      where c.name = ${`poor-${version}`} and l.outcome = 'answered'`.execute(told.story.host.db);
    expect(rows).toEqual([{ cost: '0', is_estimated: false }]);
  });

  test('is told of refusals, cuts and overload as its own errors', async () => {
    const other = new (Client as typeof AnthropicNow)({ baseURL: `${told.url}/llm`, apiKey: openai.apiKey });
    expect(await caught(other.messages.create({ ...input, model: MODEL }))).toMatchObject({
      status: 404,
      type: 'not_found_error',
    });
    const refused = await caught(client().messages.create({ ...input, system: 'jane.doe@customer-mail.com' }));
    expect(refused).toMatchObject({ status: 403, type: 'permission_error' });
    told.second.next = () => 'cut';
    const read = async () => {
      for await (const _event of await client().messages.create({ ...input, stream: true }));
    };
    expect((await caught(read())).message).toContain('before it was complete');
    told.second.next = () => 'bad-request';
    expect(await caught(client().messages.create({ ...input, system: 'other' }))).toMatchObject({ status: 400 });
  });
});
