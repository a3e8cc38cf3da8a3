import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { acknowledgeIncident } from '../../incidents/public.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';
import { signedByProvider, startTelephony, TELEPHONY } from '../testing/providers.ts';
import type { StandIn } from '../testing/stand-in.ts';

let paging: PagingStory;
let provider: StandIn;
beforeEach(async () => {
  provider = await startTelephony();
  paging = await startPagingStory({
    telephony: {
      url: provider.url,
      account: TELEPHONY.account,
      from: TELEPHONY.from,
      token: async () => new Concealed(TELEPHONY.token),
    },
  });
});
afterEach(async () => {
  await paging.end();
  await provider.close();
});

const NUMBER = '+4930123456';
const ask = async (method: 'GET' | 'POST', url: string, payload?: object, as = 'sre') => {
  const answer = await paging.http.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${as}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
};
const sent = () => provider.taken.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
/** Contiguous in a text message, so that it can be copied; digit by digit as spoken. */
const codeIn = ({ Body, Twiml }: Readonly<Record<string, string>> = {}): string =>
  /\b\d{6}\b/.exec(Body ?? '')?.[0] ?? /\d(?: \d){5}/.exec(Twiml ?? '')?.[0].replaceAll(' ', '') ?? '';

async function addPhone(by: 'sms' | 'voice' = 'sms'): Promise<string> {
  const { body } = await ask('POST', '/v1/channels/phone', { number: NUMBER, by });
  await paging.story.advance({ milliseconds: 0 });
  return String(body['id']);
}

async function verified(by: 'sms' | 'voice' = 'sms'): Promise<string> {
  const id = await addPhone(by);
  const message = sent().at(-1);
  await ask('POST', `/v1/channels/${id}/verify`, { code: codeIn(message) });
  return id;
}

/** The provider's callback, signed. */
async function callBack(url: string, form: Record<string, string>, signature = signedByProvider(url, form)) {
  const answer = await paging.http.app.inject({
    method: 'POST',
    url: new URL(url).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    payload: new URLSearchParams(form).toString(),
  });
  return { status: answer.statusCode, body: answer.body };
}

const ofPage = async (code: string) =>
  ((await ask('GET', `/v1/incidents/${code}/pages`)).body['items'] as { deliveries: object[] }[])[0]?.deliveries;

describe('a phone of one’s own', () => {
  test('gets nothing but a code until the code is typed in; its number stands in no row [GOV 6.3]', async () => {
    const id = await addPhone();
    expect(sent()).toMatchObject([
      { To: NUMBER, Body: expect.stringMatching(/Your code for Muster is \d{6}\b/) as string },
    ]);
    await paging.declare();
    expect(sent()).toHaveLength(1);
    expect((await ask('POST', `/v1/channels/${id}/test`)).body).toMatchObject({ code: 'notifications/unverified' });

    const code = codeIn(sent()[0]);
    expect((await ask('POST', `/v1/channels/${id}/verify`, { code })).body).toEqual({ verified: true, triesLeft: 0 });
    const { rows } = await sql<{ kept: string }>`
      select row_to_json(c)::text as kept from notification_channels c
      union all select row_to_json(h)::text from identity_handles h
      union all select envelope from ledger_pending union all select payload::text from due_work`.execute(
      paging.story.host.db,
    );
    expect(JSON.stringify(rows)).not.toMatch(/123456"|4930123456/);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  test('a code is mistyped five times at most, is old after ten minutes, and a new one makes the old one worthless', async () => {
    const id = await addPhone();
    const right = codeIn(sent()[0]);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let left = 4; left >= 0; left -= 1)
      expect((await ask('POST', `/v1/channels/${id}/verify`, { code: wrong })).body).toEqual({
        verified: false,
        triesLeft: left,
      });
    expect((await ask('POST', `/v1/channels/${id}/verify`, { code: right })).body).toMatchObject({
      code: 'notifications/code-over',
    });
    expect((await ask('POST', `/v1/channels/${id}/send-code`)).body).toMatchObject({
      code: 'notifications/code-just-sent',
    });
    await paging.story.advance({ minutes: 1 });
    expect((await ask('POST', `/v1/channels/${id}/send-code`)).status).toBe(204);
    await paging.story.advance({ seconds: 1 });
    const next = codeIn(sent().at(-1));
    expect(next).not.toBe(right);
    await paging.story.advance({ minutes: 10 });
    expect((await ask('POST', `/v1/channels/${id}/verify`, { code: next })).body).toMatchObject({
      code: 'notifications/code-over',
    });
    expect(await paging.story.entries('channel.code_mistyped')).toHaveLength(5);
  });

  test('is nobody else’s: they neither see it nor remove it, and where pages went they read its kind alone', async () => {
    const id = await verified();
    expect((await ask('POST', `/v1/channels/${id}/remove`, {}, 'governance')).status).toBe(404);
    const seen = (await ask('GET', '/v1/channels', undefined, 'governance')).body['items'];
    expect(JSON.stringify(seen)).not.toContain(id);
    const code = await paging.declare();
    expect(JSON.stringify(await ofPage(code))).not.toContain('…56');
    expect(await ofPage(code)).toContainEqual(expect.objectContaining({ channel: 'sms', state: 'handed-over' }));
  });

  test('removed, its number goes, too', async () => {
    const id = await verified();
    expect((await ask('POST', `/v1/channels/${id}/send-code`)).body).toMatchObject({
      code: 'notifications/nothing-to-verify',
    });
    expect((await ask('POST', `/v1/channels/${id}/remove`)).status).toBe(204);
    expect((await sql`select 1 from identity_handles`.execute(paging.story.host.db)).rows).toEqual([]);
  });

  test.each(['030 123456', '+49', '4930123456', '+49 30 123456'])(
    '%s is not a number that can be called',
    async (number) => {
      const { status, body } = await ask('POST', '/v1/channels/phone', { number, by: 'sms' });
      expect([status, JSON.stringify(body['fields'])]).toEqual([400, expect.stringContaining('+4930123456')]);
    },
  );

  test('the same phone twice, and a seventh, are refused', async () => {
    await addPhone();
    expect((await ask('POST', '/v1/channels/phone', { number: NUMBER, by: 'sms' })).body).toMatchObject({
      code: 'notifications/phone-already-there',
    });
    for (let last = 1; last <= 5; last += 1)
      await ask('POST', '/v1/channels/phone', { number: `+493012345${last}`, by: 'sms' });
    expect((await ask('POST', '/v1/channels/phone', { number: '+4930999999', by: 'sms' })).body).toMatchObject({
      code: 'notifications/too-many-phones',
    });
  });
});

test('where no provider is set up, that is said', async () => {
  const without = await startPagingStory();
  const answer = await without.http.app.inject({
    method: 'POST',
    url: '/v1/channels/phone',
    headers: { authorization: 'Bearer sre' },
    payload: { number: NUMBER, by: 'sms' },
  });
  expect(answer.json()).toMatchObject({ code: 'notifications/no-telephony' });
  await without.end();
});

describe('what the provider tells later [GOV 3.1.2]', () => {
  test('accepted is not delivered: only when it says so, signed, a page counts as delivered', async () => {
    await verified();
    const code = await paging.declare();
    const { StatusCallback = '' } = sent().at(-1) ?? {};
    expect(await ofPage(code)).toContainEqual(expect.objectContaining({ channel: 'sms', state: 'handed-over' }));
    const form = { MessageSid: 'SM1', MessageStatus: 'delivered' };
    const unsigned = await callBack(StatusCallback, form, 'bm8=');
    expect([unsigned.status, unsigned.body]).toEqual([404, expect.stringContaining('notifications/no-such-call')]);
    expect(
      (await callBack(StatusCallback, form, signedByProvider(StatusCallback, { ...form, MessageSid: 'SM2' }))).status,
    ).toBe(404);
    expect(await ofPage(code)).toContainEqual(expect.objectContaining({ channel: 'sms', state: 'handed-over' }));
    expect((await callBack(StatusCallback, { MessageSid: 'SM1', MessageStatus: 'sent' })).status).toBe(204);
    for (const _ of [1, 2]) expect((await callBack(StatusCallback, form)).status).toBe(204);
    expect(await ofPage(code)).toContainEqual(expect.objectContaining({ channel: 'sms', state: 'delivered' }));
    expect(await paging.story.entries('page.delivered')).toHaveLength(1);
  });

  test('one that did not arrive says why, in its number', async () => {
    await verified();
    const code = await paging.declare();
    const { StatusCallback = '' } = sent().at(-1) ?? {};
    await callBack(StatusCallback, { MessageStatus: 'undelivered', ErrorCode: '30003' });
    expect(await ofPage(code)).toContainEqual(
      expect.objectContaining({ channel: 'sms', state: 'failed', reason: 'undelivered-30003' }),
    );
    expect(await paging.story.entries('page.undelivered')).toHaveLength(1);
  });

  test('a key on a call acknowledges as its owner, and no other key does [GOV 1.1]', async () => {
    await verified('voice');
    await paging.declare({ title: 'Checkout of customer A fails' });
    const twiml = sent().at(-1)?.['Twiml'] ?? '';
    expect(twiml).not.toContain('Checkout');
    const action = (/action="([^"]+)"/.exec(twiml)?.[1] ?? '').replaceAll('&#38;', '&');
    expect((await callBack(action, { Digits: '1' })).body).toContain('Nothing was acknowledged');
    expect(await paging.story.entries('incident.status_updated')).toEqual([]);
    expect((await callBack(action, { Digits: '4' })).body).toContain('You have acknowledged it');
    expect(await paging.story.entries('page.answered_by_phone')).toMatchObject([{ actor: paging.story.sre.id }]);
    expect(await paging.story.entries('incident.status_updated')).toMatchObject([{ actor: paging.story.sre.id }]);
  });
});

describe('rules of whoever is called [GOV 3.1.2]', () => {
  const rule = async (channel: string, after: number, urgency = 'page') =>
    ask('POST', '/v1/rules', { channel, urgency, after });
  const letters = () => paging.office.letters.filter(({ to }) => to === 'ada@example.org').length;

  test('each way has its turn, counted from the first call though pages are repeated; an answer ends it', async () => {
    const id = await verified();
    const already = sent().length;
    await rule('e-mail', 0);
    await rule(id, 5);
    const code = await paging.declare();
    expect([letters(), sent().length - already]).toEqual([1, 0]);
    await paging.story.advance({ minutes: 4, seconds: 59 });
    expect(sent().length - already).toBe(0);
    await paging.story.advance({ seconds: 1 });
    expect(sent().length - already).toBeGreaterThanOrEqual(1);
    await paging.story.done(paging.story.sre, acknowledgeIncident, { code });
    const then = sent().length;
    await paging.story.advance({ minutes: 30 });
    expect(sent()).toHaveLength(then);
  });

  test('one who answers before its turn is not rung by it', async () => {
    const id = await verified();
    await rule('e-mail', 0);
    await rule(id, 1);
    const already = sent().length;
    const code = await paging.declare();
    await paging.story.done(paging.story.sre, acknowledgeIncident, { code });
    await paging.story.advance({ minutes: 10 });
    expect(sent()).toHaveLength(already);
  });

  test('rules that name no way that works are as none: rather all ways than silence', async () => {
    const id = await addPhone();
    await rule(id, 0);
    await paging.declare();
    expect(letters()).toBe(1);
  });

  test('what can never be reached, or too late, is said beside the rule', async () => {
    const unverified = await addPhone();
    await rule(unverified, 0);
    await rule('e-mail', 1);
    await rule('e-mail', 5);
    const other = await ask('POST', '/v1/channels/phone', { number: '+4930999999', by: 'voice' });
    await paging.story.advance({ seconds: 1 });
    const message = sent().at(-1);
    await ask('POST', `/v1/channels/${String(other.body['id'])}/verify`, { code: codeIn(message) });
    await rule(String(other.body['id']), 20);
    const items = (await ask('GET', '/v1/rules')).body['items'] as { after: number; warning?: string }[];
    expect(items.map(({ after, warning }) => [after, warning])).toEqual([
      [0, 'Never used: this phone is not verified.'],
      [1, undefined],
      [5, 'Never used: an earlier rule uses this contact method, and a page goes there only once.'],
      [20, 'Too late for a SEV-2: it must be acknowledged within 15 minutes (3.2.2).'],
    ]);
    expect((await ask('GET', '/v1/rules', undefined, 'bystander')).body['items']).toEqual([]);
  });

  test('are about ways of one’s own, once each, and removed by their owner alone', async () => {
    const room = await paging.addWebhook();
    expect((await rule(room, 0)).body).toMatchObject({ code: 'notifications/not-your-way' });
    const { body } = await rule('e-mail', 0);
    expect((await rule('e-mail', 0)).body).toMatchObject({ code: 'notifications/rule-already-there' });
    expect((await ask('POST', `/v1/rules/${String(body['id'])}/remove`, {}, 'governance')).body).toMatchObject({
      code: 'notifications/rule-not-found',
    });
    expect((await ask('POST', `/v1/rules/${String(body['id'])}/remove`)).status).toBe(204);
    expect((await ask('GET', '/v1/rules')).body['items']).toEqual([]);
  });
});

test('one sees what one was called for, by which ways, and what became of each', async () => {
  await verified();
  const code = await paging.declare();
  await callBack(sent().at(-1)?.['StatusCallback'] ?? '', { MessageStatus: 'delivered' });
  const items = (await ask('GET', '/v1/pages/mine')).body['items'];
  expect(items).toMatchObject([
    { incident: code, state: 'handed-over', told: 'Text messages to …56 delivered, e-mail accepted' },
  ]);
});
