import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { decline } from '../../approvals/public.ts';
import { askDpa, endDpa } from '../commands/ask-dpa.ts';
import { changeProvider } from '../commands/change-provider.ts';
import { chat, MODEL, startLlmStory, type LlmStory } from '../testing/llm-story.ts';

let told: LlmStory;
beforeEach(async () => {
  told = await startLlmStory();
});
afterEach(async () => told.end());

const EMAIL = 'jane.doe@customer-mail.com';
const calls = async () => {
  await told.gateway.flush();
  const { rows } = await sql<{
    outcome: string;
    provider: string | null;
    tried: string;
    cost: string;
    found_in: number;
  }>`
    select outcome, provider, tried, cost, found_in from llm_calls order by at, id`.execute(told.story.host.db);
  return rows;
};

describe('data above the class of its consumer', () => {
  test('is refused before it leaves, by clause and place, without its value, and on the record [GOV 6.7]', async () => {
    const key = await told.consumer();
    const { status, headers, json, text } = await told.ask(key, chat([{ type: 'text', text: `ask ${EMAIL}` }]));
    expect([status, headers.get('x-should-retry')]).toEqual([403, 'false']);
    expect(json.error).toMatchObject({
      type: 'policy_violation',
      code: 'class_above_consumer',
      param: '/messages/0/content/0/text',
      clause: '6.7',
    });
    expect(text).not.toContain(EMAIL);
    expect(told.first.asked).toEqual([]);
    expect(told.refused.map(({ error }) => [error.code, error.clause])).toEqual([['llm/class-above-consumer', '6.7']]);
    expect(await calls()).toMatchObject([{ outcome: 'refused', provider: null, found_in: 0 }]);
  });

  test('is put away and put back in the answer, where its consumer asks for that [GOV 6.7]', async () => {
    const key = await told.consumer({ mode: 'pseudonymise' });
    told.first.reply = ({ messages }) => `You said: ${String(messages?.[0]?.content)}`;
    const { json } = await told.ask(key, chat(`write to ${EMAIL}`));
    expect(told.first.asked[0]?.text).not.toContain('jane');
    expect(told.first.asked[0]?.text).toMatch(/email~/);
    expect(json.choices?.[0]?.message.content).toBe(`You said: write to ${EMAIL}`);
    const streamed = await told.ask(key, chat(`write to ${EMAIL}`, { stream: true }));
    expect(streamed.text).toContain(EMAIL);
    expect(streamed.text).not.toContain('email~');
    const restricted = await told.ask(key, chat('key sk-proj-Zq8vT3nLk2Xw9RbY7cHd5FgJ1mPs4AuE6oViKtQyNrBhWxDz'));
    expect(told.first.asked.at(-1)?.text).toContain('[removed:');
    expect(restricted.json.choices?.[0]?.message.content).toContain('[removed:');
  });

  test('in results of tools, arguments and keys is found like anywhere else [GOV 6.7]', async () => {
    const key = await told.consumer();
    const withTools = {
      model: MODEL,
      messages: [
        { role: 'user', content: 'who is it' },
        {
          role: 'assistant',
          tool_calls: [
            { id: 'call_abcdefgh', type: 'function', function: { name: 'f', arguments: `{"to":"${EMAIL}"}` } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_abcdefgh', content: JSON.stringify({ mail: EMAIL }) },
      ],
    };
    const { json } = await told.ask(key, withTools);
    expect(json.error?.param).toBe('/messages/1/tool_calls/0/function/arguments');
    expect((await told.ask(key, chat('x', { metadata: { [EMAIL]: 'x' } }))).status).toBe(403);
    expect(told.first.asked).toEqual([]);
  });

  test('that the provider makes up is put away on its way back, streamed or not [GOV 6.7]', async () => {
    const key = await told.consumer();
    told.first.reply = () => `Ask ${EMAIL} about it.\nBye.`;
    expect((await told.ask(key, chat('hello'))).json.choices?.[0]?.message.content).toMatch(
      /^Ask email~\S+ about it\.\nBye\.$/,
    );
    const { text } = await told.ask(key, chat('hello', { stream: true }));
    expect(text).not.toContain('jane');
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(text).not.toContain('"usage":{');
  });

  test('does not hide behind a key that stands twice, or bytes that are no text [GOV 6.7]', async () => {
    const key = await told.consumer();
    const raw = async (body: string | Buffer) =>
      fetch(`${told.url}/llm/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body,
      });
    const twice = await raw(`{"model":"${MODEL}","messages":[{"role":"user","content":"${EMAIL}","content":"x"}]}`);
    expect([twice.status, ((await twice.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'bad_request',
    ]);
    expect((await raw(Buffer.from([0x7b, 0xff, 0x7d]))).status).toBe(400);
    expect((await raw('[1]')).status).toBe(400);
    expect(told.first.asked).toEqual([]);
  });
});

describe('CONFIDENTIAL data', () => {
  const confidential = { dataClass: 'CONFIDENTIAL' } as const;

  test('goes nowhere without an agreement that Legal approved, and then where it covers [GOV 6.7]', async () => {
    const key = await told.consumer(confidential);
    const before = await told.ask(key, chat(EMAIL));
    expect([before.status, before.json.error?.code]).toEqual([403, 'egress_dpa_required']);
    const now = told.story.host.clock.now();
    const input: Parameters<typeof askDpa.decide>[1] = {
      provider: 'first',
      dataClass: 'CONFIDENTIAL',
      regions: ['eu'],
      retentionDays: 30,
      mayTrain: 'no',
      purposes: ['support'],
      validFrom: now.toISOString(),
      validUntil: addDays(now, 5).toISOString(),
      reason: ownWords('signed'),
    };
    const asked = await told.story.done(told.story.sre, askDpa, input);
    expect((await told.ask(key, chat(EMAIL))).status).toBe(403);
    await told.story.done(told.legal, decline, { id: asked.approval, reason: ownWords('not like this') });
    expect((await told.ask(key, chat(EMAIL))).status).toBe(403);
    expect(told.first.asked).toEqual([]);
    await told.dpa();
    expect((await told.ask(key, chat(EMAIL))).status).toBe(200);
    expect(told.first.asked[0]?.text).toContain(EMAIL);
  });

  test('falls back only to where as much was approved, and every route left out is on the record with why [GOV 6.7]', async () => {
    const key = await told.consumer(confidential);
    await told.dpa();
    told.first.next = () => 'quota';
    const { status, json } = await told.ask(key, chat('hello'));
    expect([status, json.error?.code]).toEqual([503, 'no_provider_answers']);
    expect(told.second.asked).toEqual([]);
    expect(JSON.parse((await calls())[0]?.tried ?? '')).toEqual([
      { route: `first/${MODEL}`, why: ['insufficient_quota'] },
      { route: `second/${MODEL}`, why: ['no-dpa'] },
    ]);
    await told.dpa({ provider: 'second' });
    expect((await told.ask(key, chat('hello'))).headers.get('x-muster-llm-provider')).toBe('second');
  });

  test('stops leaving the moment the agreement ends, runs out, or covers it no more [GOV 6.7]', async () => {
    const key = await told.consumer(confidential);
    const id = await told.dpa();
    const status = async () => (await told.ask(key, chat('hello'))).status;
    expect(await status()).toBe(200);
    await told.story.done(told.story.sre, changeProvider, {
      name: 'first',
      url: ownWords(told.first.url),
      keyReference: ownWords('env:first'),
      region: 'us',
      retentionDays: 30,
      trains: 'no',
      external: 'yes',
    });
    expect(await status()).toBe(403);
    const us = await told.dpa({ regions: ['us'] });
    expect(await status()).toBe(200);
    await told.story.done(told.legal, endDpa, { id: us, reason: ownWords('over') });
    expect(await status()).toBe(403);
    await told.dpa({ regions: ['us'], validUntil: addDays(told.story.host.clock.now(), 1).toISOString() });
    expect(await status()).toBe(200);
    told.story.host.clock.moveTo(addDays(told.story.host.clock.now(), 1));
    expect(await status()).toBe(403);
    await told.story.advance({ seconds: 1 });
    expect((await told.story.entries('dpa.over')).map(({ data }) => data['because'])).toEqual(['ended', 'expired']);
    expect(id).not.toBe(us);
  });

  test('that nobody can read here is refused and never edited; for INTERNAL data it passes byte for byte [GOV 6.7]', async () => {
    await told.dpa();
    const strict = await told.consumer(confidential);
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    const body = chat([{ type: 'text', text: 'what is it' }, image]);
    const refused = await told.ask(strict, body);
    expect([refused.status, refused.json.error?.code, refused.json.error?.param]).toEqual([
      403,
      'cannot_be_inspected',
      '/messages/0/content/1',
    ]);
    const open = await told.consumer();
    expect((await told.ask(open, body)).status).toBe(200);
    expect(told.first.asked[0]?.text).toBe(JSON.stringify(body));
  });
});

test('a path that is not known is not there, and passes nothing on [GOV 6.7]', async () => {
  const key = await told.consumer();
  for (const path of ['/llm/v1/audio/speech', '/llm/v1/chat/completions/x', '/llm/v1/responses/resp_1'])
    expect((await told.ask(key, chat('x'), path)).status).toBe(404);
  expect(told.first.asked).toEqual([]);
});

test('a key of nobody, and of somebody who is no consumer, asks nothing [GOV 9.2]', async () => {
  expect((await told.ask('nobody', chat('x'))).status).toBe(401);
  const key = await told.consumer();
  expect((await told.ask(key, { ...chat('x'), model: 'other' })).json.error?.code).toBe('no_such_model');
  expect((await told.ask(key, { ...chat('x'), model: `second/${MODEL}` })).headers.get('x-muster-llm-provider')).toBe(
    'second',
  );
  expect(told.second.asked[0]?.text).toContain(`"model":"${MODEL}"`);
});
