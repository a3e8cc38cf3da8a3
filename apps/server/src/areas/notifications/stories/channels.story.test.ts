import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Resolve } from '../../../platform/outgoing/checked-lookup.ts';
import { addServiceAccount } from '../../../testing/people.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approve, decline } from '../../approvals/public.ts';
import { withdraw } from '../../approvals/commands/withdraw.ts';
import { testChannel } from '../commands/test-channel.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

const NAMES: Readonly<Record<string, string>> = { 'inside.example': '10.0.0.7', 'pager.example': '93.184.216.34' };
const asked: string[] = [];
const resolve: Resolve = async (host) => {
  asked.push(host);
  const address = NAMES[host];
  if (address === undefined) throw Object.assign(new Error('there is no such name'), { code: 'ENOTFOUND' });
  return [{ address, family: 4 }];
};

let paging: PagingStory;
beforeEach(async () => {
  asked.length = 0;
  paging = await startPagingStory({ resolve });
});
afterEach(async () => paging.end());

type As = 'sre' | 'bystander' | 'governance';
const ask = async (method: 'GET' | 'POST', url: string, as?: As, payload?: object) => {
  const answer = await paging.http.app.inject({
    method,
    url,
    headers: as === undefined ? {} : { authorization: `Bearer ${as}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
};
const webhook = (given: object = {}) => ({
  name: 'pager gateway',
  url: paging.receiver.url,
  ...given,
});
/** A channel in use: added by an SRE, and approved by Governance. */
const inUse = async (given: object = {}) => {
  const added = await ask('POST', '/v1/channels', 'sre', webhook(given));
  await paging.approved(String(added.body['approval']));
  return added;
};
const channels = async () => (await ask('GET', '/v1/channels', 'bystander')).body['items'] as Record<string, unknown>[];

describe('channels', () => {
  test('are added by an SRE, with a secret that is shown once and verifies what arrives', async () => {
    const added = await inUse();
    expect(added).toMatchObject({
      status: 201,
      body: { secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) as string },
    });
    expect(await channels()).toMatchObject([
      {
        id: added.body['id'],
        kind: 'webhook',
        name: 'pager gateway',
        secret: 'own',
        state: 'active',
        audience: 'room',
        approvedForInternal: false,
      },
      { id: 'e-mail', state: 'active' },
    ]);
    expect(JSON.stringify(await channels())).not.toContain('/hook');

    expect((await ask('POST', `/v1/channels/${String(added.body['id'])}/test`, 'sre')).status).toBe(204);
    await paging.story.advance({ seconds: 1 });
    const [message] = paging.receiver.received;
    const sentAt = new Date(Number(message?.headers['webhook-timestamp']) * 1000);
    const signature = new Webhook(String(added.body['secret'])).sign(
      message?.headers['webhook-id'] ?? '',
      sentAt,
      message?.body ?? '',
    );
    expect(message?.headers['webhook-signature']).toBe(signature);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ type: 'channel.test', data: {} });
    expect(await channels()).toMatchObject([{ lastTest: { outcome: 'handed-over' } }, {}]);
    expect(await paging.story.entries('channel.tested')).toMatchObject([{ data: { outcome: 'handed-over' } }]);
  });

  test('a test of e-mail goes to whoever asked', async () => {
    expect((await ask('POST', '/v1/channels/e-mail/test', 'sre')).status).toBe(204);
    await paging.story.advance({ seconds: 1 });
    expect(paging.office.letters.map(({ to }) => to)).toEqual(['ada@example.org']);
  });

  test('a test that fails says why, and one that succeeds brings back an address that was gone', async () => {
    const { body } = await inUse();
    paging.receiver.answer = 410;
    await paging.declare();
    expect(await channels()).toMatchObject([{ state: 'gone' }, {}]);
    await ask('POST', `/v1/channels/${String(body['id'])}/test`, 'sre');
    await paging.story.advance({ seconds: 1 });
    expect(await channels()).toMatchObject([{ state: 'gone', lastTest: { outcome: 'answered-410' } }, {}]);
    paging.receiver.answer = 200;
    await ask('POST', `/v1/channels/${String(body['id'])}/test`, 'sre');
    await paging.story.advance({ seconds: 1 });
    expect(await channels()).toMatchObject([{ state: 'active', lastTest: { outcome: 'handed-over' } }, {}]);
  });

  test('are not for everybody to add, remove or test, and who tried is on the record [GOV 1.1, 7.1]', async () => {
    const { body } = await inUse();
    const id = String(body['id']);
    expect((await ask('POST', '/v1/channels', 'bystander', webhook())).status).toBe(403);
    expect((await ask('POST', `/v1/channels/${id}/remove`, 'bystander')).status).toBe(403);
    expect((await ask('POST', `/v1/channels/${id}/test`, 'bystander')).status).toBe(403);
    expect((await ask('GET', '/v1/channels')).status).toBe(401);
    const refused = await paging.story.entries('access.refused');
    expect(refused.map(({ actor, data }) => [actor, data['command']])).toEqual(
      ['channel.add', 'channel.remove', 'channel.test'].map((command) => [paging.story.bystander.id, command]),
    );
  });

  test('only who is accountable for data decides that INTERNAL text may go there [GOV 2.8, 6.2]', async () => {
    const input = webhook({ approvedForInternal: true });
    expect(await ask('POST', '/v1/channels', 'sre', input)).toMatchObject({ status: 403, body: { clause: '2.8' } });
    const asked = sql<{ of: string; about: string }>`
      select payload::jsonb ->> 'activity' as of, payload::jsonb ->> 'resourceKind' as about from due_work where kind = 'act.done'`;
    const before = (await asked.execute(paging.story.host.db)).rows.length;
    expect((await ask('POST', '/v1/channels', 'governance', webhook())).status).toBe(201);
    const { body, status } = await ask('POST', '/v1/channels', 'governance', { ...input, name: 'INTERNAL' });
    expect(status).toBe(201);
    expect((await asked.execute(paging.story.host.db)).rows.slice(before)).toEqual([
      { of: 'data-classification', about: 'channel' },
    ]);
    expect(body['approval']).toBeDefined();
  });

  test('carry everybody’s pages once another has approved that, and are not called before [GOV 6.2]', async () => {
    const { body } = await ask('POST', '/v1/channels', 'sre', webhook());
    const [id, approval] = [String(body['id']), String(body['approval'])];
    const { story, receiver } = paging;
    const state = async () => (await channels()).find((each) => each['id'] === id)?.['state'];
    await paging.declare();
    expect([await state(), receiver.received]).toEqual(['waiting', []]);
    expect(await ask('POST', `/v1/channels/${id}/test`, 'sre')).toMatchObject({
      status: 409,
      body: { code: 'notifications/waiting', clause: '6.2' },
    });
    for (const [who, code] of [
      [story.sre, 'approvals/own-request'],
      [story.secondSre, 'approvals/not-asked'],
    ] as const)
      expect(await story.as(who, approve, { id: approval })).toMatchObject({ error: { code, clause: '6.2' } });
    await paging.approved(approval);
    expect(await state()).toBe('active');
    expect(await story.entries('channel.approved')).toMatchObject([
      { clause: '6.2', data: { channel: id, requestedBy: story.sre.id, unseparated: false } },
    ]);
    await paging.declare();
    expect(receiver.received).toHaveLength(2);
  });

  test('that are declined, withdrawn or removed meanwhile are gone, and never called', async () => {
    const { story, receiver } = paging;
    const add = async () => (await ask('POST', '/v1/channels', 'sre', webhook())).body;
    const reason = ownWords('a chat of strangers');
    await story.done(story.governance, decline, { id: String((await add())['approval']), reason });
    await story.done(story.sre, withdraw, { id: String((await add())['approval']) });
    const { id, approval } = await add();
    expect((await ask('POST', `/v1/channels/${String(id)}/remove`, 'sre')).status).toBe(204);
    expect(await story.as(story.governance, approve, { id: String(approval) })).toMatchObject({
      error: { code: 'approvals/moot' },
    });
    await paging.declare();
    expect((await channels()).map((each) => each['id'])).toEqual(['e-mail']);
    expect(receiver.received).toEqual([]);
  });

  test('are in use at once where nobody else could approve that, marked as unseparated (R32) [GOV 6.2]', async () => {
    await ask('POST', '/v1/channels', 'governance', webhook());
    expect(await channels()).toMatchObject([{ state: 'active' }, {}]);
    expect(await paging.story.entries('channel.approved')).toMatchObject([{ data: { unseparated: true } }]);
  });

  test('of one’s own are added by anybody who answers pages, and known to nobody else [GOV 6.2]', async () => {
    const { body } = await ask('POST', '/v1/channels', 'sre', webhook({ mine: true, name: 'my phone' }));
    const id = String(body['id']);
    const shown = async (as: As) =>
      ((await ask('GET', '/v1/channels', as)).body['items'] as { id: string }[]).map((each) => each.id);
    expect(await shown('sre')).toContain(id);
    expect(await shown('governance')).not.toContain(id);
    for (const verb of ['test', 'remove'])
      expect(await ask('POST', `/v1/channels/${id}/${verb}`, 'governance')).toMatchObject({
        status: 404,
        body: { code: 'notifications/channel-not-found' },
      });
    expect((await ask('POST', '/v1/channels', 'bystander', webhook({ mine: true }))).status).toBe(403);
    expect((await ask('POST', `/v1/channels/${id}/remove`, 'sre')).status).toBe(204);
  });

  test('are tested by people only: a program could not see whether the test arrived', async () => {
    const { body } = await inUse();
    const id = await addServiceAccount(paging.story.host, ['ml-platform-sre']);
    const robot = { actor: { kind: 'service', id, scopes: ['channels:write'] } } as const;
    expect(await paging.story.as(robot, testChannel, { id: String(body['id']) })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', code: 'notifications/people-only' },
    });
  });

  test('go when they are removed, and are not there a second time', async () => {
    const { body } = await inUse();
    const url = `/v1/channels/${String(body['id'])}/remove`;
    expect((await ask('POST', url, 'sre')).status).toBe(204);
    expect(await ask('POST', url, 'sre')).toMatchObject({
      status: 404,
      body: { code: 'notifications/channel-not-found' },
    });
    expect((await channels()).map(({ id }) => id)).toEqual(['e-mail']);
    expect(await ask('POST', '/v1/channels/e-mail/remove', 'sre')).toMatchObject({
      status: 409,
      body: { code: 'notifications/everybodys-mailbox' },
    });
  });

  test.each<[string, object, string]>([
    ['an address inside the network', { url: 'https://10.0.0.7/hook' }, '/url'],
    ['a metadata service', { url: 'http://169.254.169.254/latest' }, '/url'],
    ['plain HTTP over the Internet', { url: 'http://pager.example/hook' }, '/url'],
    ['a password in the address', { url: 'https://ada:hunter2@pager.example/hook' }, '/url'],
    ['a token in the address', { url: 'https://pager.example/hook?api_key=9f86d081884c7d659a2feaa0c55ad015' }, '/url'],
    ['a secret instead of a reference', { secretRef: 'whsec_c2VjcmV0c2VjcmV0' }, '/secretRef'],
  ])('%s is refused with the field and a remedy, and not repeated [GOV 6.4]', async (_, given, path) => {
    const { status, body } = await ask('POST', '/v1/channels', 'sre', webhook(given));
    expect([status, body['fields']]).toMatchObject([400, [{ path, remedy: expect.any(String) as string }]]);
    expect(body['code']).toBe(path === '/url' ? 'notifications/address' : 'notifications/not-a-reference');
    expect(JSON.stringify(body)).not.toMatch(/hunter2|9f86d081|c2VjcmV0/);
    expect((await sql`select 1 from notification_channels`.execute(paging.story.host.db)).rows).toEqual([]);
  });

  test('an address whose name leads into the network is refused when it is added, not at sending', async () => {
    const { status, body } = await ask('POST', '/v1/channels', 'sre', webhook({ url: 'https://inside.example/hook' }));
    expect([status, body['fields']]).toEqual([
      400,
      [
        {
          path: '/url',
          problem: 'The address of inside.example is not public (private)',
          remedy: expect.stringContaining('MUSTER_ALLOW_PRIVATE') as string,
        },
      ],
    ]);
    expect((await ask('POST', '/v1/channels', 'sre', webhook({ url: 'https://pager.example/hook' }))).status).toBe(201);
    expect((await ask('POST', '/v1/channels', 'sre', webhook({ url: 'https://not-yet.example/hook' }))).status).toBe(
      201,
    );
  });

  test('so is one that is kept as a secret, without a word of it [GOV 6.4]', async () => {
    paging.env['MUSTER_SECRET_INSIDE'] = 'http://10.0.0.7/hook';
    paging.env['MUSTER_SECRET_NAMED'] = 'https://inside.example/hook';
    for (const url of ['env:MUSTER_SECRET_INSIDE', 'env:MUSTER_SECRET_NAMED']) {
      const { status, body } = await ask('POST', '/v1/channels', 'sre', webhook({ url }));
      expect([status, body['fields']]).toMatchObject([400, [{ path: '/url', remedy: expect.any(String) as string }]]);
      expect(JSON.stringify(body)).not.toMatch(/10\.0\.0\.7|inside\.example/);
    }
    expect((await ask('POST', '/v1/channels', 'sre', webhook({ url: 'env:MUSTER_SECRET_LATER' }))).status).toBe(201);
  });

  test('what may be called, and what a name leads to, is told to nobody who may not add channels [GOV 1.1]', async () => {
    for (const url of ['https://inside.example/hook', 'http://10.20.30.9/hook', 'https://intern.local/hook'])
      expect(await ask('POST', '/v1/channels', 'bystander', webhook({ url })), url).toMatchObject({
        status: 403,
        body: { code: 'access/not-entitled' },
      });
    expect(asked).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['address', { url: 'env:DATABASE_URL' }, '/url'],
    ['address', { url: 'file:/etc/muster/keys/master-k1.key' }, '/url'],
    ['signing secret', { secretRef: 'env:VAULT_TOKEN' }, '/secretRef'],
    ['signing secret', { secretRef: 'vault:secret/other#token' }, '/secretRef'],
  ])('an %s that refers to what was not set apart is refused, on the record [GOV 6.4]', async (_, given, path) => {
    const { status, body } = await ask('POST', '/v1/channels', 'sre', webhook(given));
    expect([status, body['clause'], body['fields']]).toMatchObject([
      403,
      '6.4',
      [{ path, remedy: expect.any(String) }],
    ]);
    expect(await paging.story.entries('access.refused')).toMatchObject([
      { clause: '6.4', data: { command: 'channel.add', code: 'notifications/reference-not-allowed' } },
    ]);
    expect((await sql`select 1 from notification_channels`.execute(paging.story.host.db)).rows).toEqual([]);
  });

  test('one that somebody wrote into the table all the same is not followed [GOV 6.4]', async () => {
    paging.env['DATABASE_URL'] = paging.receiver.url;
    await inUse();
    paging.story.isTamperedWith = true;
    await sql`update notification_channels set url = 'env:DATABASE_URL'`.execute(paging.story.host.database.owner);
    await paging.declare();
    expect(paging.receiver.received).toEqual([]);
  });

  test('an address that is itself a secret is kept by reference', async () => {
    paging.env['MUSTER_SECRET_PAGER_URL'] = paging.receiver.url;
    expect((await inUse({ url: 'env:MUSTER_SECRET_PAGER_URL' })).status).toBe(201);
    await paging.declare();
    expect(paging.receiver.received).toHaveLength(2);
    expect(await channels()).toMatchObject([{ address: 'env:MUSTER_SECRET_PAGER_URL' }, {}]);
  });
});

describe('who was paged for an incident [GOV 3.1.2]', () => {
  test('by which channel, when it was handed over and when answered, and each try', async () => {
    await inUse();
    paging.receiver.answer = 503;
    const code = await paging.declare();
    const { status, body } = await ask('GET', `/v1/incidents/${code}/pages`, 'bystander');
    expect(status).toBe(200);
    expect(body['items']).toMatchObject([
      {
        to: { id: paging.story.sre.id, initials: 'AL' },
        channel: 'e-mail',
        state: 'handed-over',
        why: 'declared',
        queuedAt: '2026-11-02T09:00:00.000Z',
        handedOverAt: '2026-11-02T09:00:00.000Z',
        attempts: 1,
        deliveries: [
          { channel: 'pager gateway', state: 'failed', reason: 'answered-503', tries: 1 },
          { channel: 'e-mail', state: 'handed-over', tries: 1 },
        ],
      },
      { to: { id: paging.story.secondSre.id } },
    ]);
  });

  test('of an incident that one may not see there is nothing to see', async () => {
    expect((await ask('GET', '/v1/incidents/INC-00000/pages', 'bystander')).status).toBe(404);
  });
});
