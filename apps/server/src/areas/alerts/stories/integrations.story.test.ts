import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';

let at: AlertsOverHttp;
beforeEach(async () => {
  at = await alertsOverHttp();
});
afterEach(async () => at.end());

describe('integrations', () => {
  test('the key is shown once, with the address to send to, and only its hash is kept [GOV 6.4]', async () => {
    const made = await at.ask('POST', '/v1/integrations', 'engineer', { name: 'staging' });
    const { id, key, url } = made.json<{ id: string; key: string; url: string }>();
    expect([made.statusCode, url]).toEqual([201, `http://localhost:8080/v1/hooks/alertmanager/${key}`]);
    expect((await at.ask('GET', `/v1/integrations/${id}`)).body).not.toContain(key);
    const { rows } = await sql<{ whole: string }>`select integrations::text as whole from integrations`.execute(
      at.it.story.host.db,
    );
    expect(JSON.stringify([rows, await at.it.story.entries()])).not.toContain(key.slice(4));
    expect((await at.post(notification(), key)).statusCode).toBe(200);
  });

  test('a member without a role may look and may not create, rotate, map or remove; each refusal is on the record [GOV 1.1, 7.1]', async () => {
    const path = `/v1/integrations/${at.it.integration}`;
    const answers = [
      await at.ask('GET', path, 'bystander'),
      await at.ask('POST', '/v1/integrations', 'bystander', { name: 'mine' }),
      await at.ask('POST', `${path}/rotate-key`, 'bystander', {}),
      await at.ask('POST', `${path}/change-mapping`, 'bystander', { mapping: {} }),
      await at.ask('POST', `${path}/remove`, 'bystander'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 403, 403, 403]);
    expect((await at.it.story.entries('access.refused')).map(({ data }) => data['command'])).toEqual([
      'integration.create',
      'integration.rotate-key',
      'integration.change-mapping',
      'integration.remove',
    ]);
  });

  test('a changed mapping reads the next alert, and the change is on the record [GOV 3.1.1]', async () => {
    const mapping = { severity: { label: 'priority', values: { P1: 'SEV-2' } } };
    expect(
      (await at.ask('POST', `/v1/integrations/${at.it.integration}/change-mapping`, 'sre', { mapping })).statusCode,
    ).toBe(200);
    await at.post(notification([wireAlert({ labels: { alertname: 'Loss', priority: 'p1' } })]));
    const { items } = (await at.ask('GET', '/v1/alerts')).json<{ items: { severity: string }[] }>();
    expect(items.map(({ severity }) => severity)).toEqual(['SEV-2']);
    expect(await at.it.story.entries('integration.mapping_changed')).toHaveLength(1);
  });

  test('what was received tells why it did what it did, naming incidents by their codes, page by page', async () => {
    await at.post(notification());
    await at.post(notification());
    await at.post(notification([resolved()], { truncatedAlerts: 3 }));
    const url = `/v1/integrations/${at.it.integration}/received`;
    const first = (await at.ask('GET', `${url}?limit=2`)).json<{
      items: { outcome: string; why: string; incidents: string[] }[];
      nextCursor: string;
    }>();
    expect(first.items.map(({ outcome }) => outcome)).toEqual(['resolved', 'repeated']);
    expect(first.items[0]?.why).toMatch(
      /^1 alert: no longer firing; noted on INC-\w{5}; .* The sender left out 3 more/,
    );
    const last = (await at.ask('GET', `${url}?limit=2&cursor=${first.nextCursor}`)).json<typeof first>();
    expect(last.items).toMatchObject([
      { outcome: 'opened', why: expect.stringMatching(/was declared as SEV-1 \(by the policy's mapping\)\.$/) },
    ]);
    expect(last.nextCursor).toBeUndefined();
  });
});

test('an integration says to each reader whether they may change it, by the decision that changing it takes [GOV 7.6]', async () => {
  const path = `/v1/integrations/${at.it.integration}`;
  for (const who of ['sre', 'engineer', 'bystander']) {
    const { change } = (await at.ask('GET', path, who)).json<{ may: { change: Record<string, unknown> } }>().may;
    const tried = await at.ask('POST', `${path}/change-mapping`, who, { mapping: {} });
    if (who === 'sre') expect([change, tried.statusCode]).toEqual([{ allowed: true }, 200]);
    else {
      expect(change).toMatchObject({ allowed: false, clause: '2.1' });
      expect(tried.json()).toMatchObject({ status: 403, clause: '2.1', detail: change['reason'] });
    }
  }
});

test('an integration whose alerts only a team may see needs the team', async () => {
  const input = { name: 'x', visibility: 'team' };
  expect((await at.ask('POST', '/v1/integrations', 'sre', input)).json()).toMatchObject({
    status: 400,
    code: 'alerts/team-missing',
    fields: [{ path: '/teamId' }],
  });
});

test.each([
  ['a word of other letters', { крит: 'SEV-1' }],
  ['a space at its end', { 'page ': 'SEV-1' }],
  ['a sign that no word has', { 'a=b': 'SEV-1' }],
  ['a word too long', { ['x'.repeat(65)]: 'SEV-1' }],
  ['a secret', { 'password=hunter2hunter2': 'SEV-1' }],
  ['too many words', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`w${index}`, 'SEV-1']))],
])('a mapping that cannot be taken whole is refused whole: %s', async (_what, values) => {
  const mapping = { severity: { values: { critical: 'SEV-1', ...values } } };
  const path = `/v1/integrations/${at.it.integration}`;
  const before = (await at.ask('GET', path)).json<{ mapping: object }>().mapping;
  const answer = await at.ask('POST', `${path}/change-mapping`, 'sre', { mapping });
  expect(answer.json()).toMatchObject({ status: 400, fields: [{ remedy: expect.any(String) }] });
  expect(answer.body).not.toMatch(/hunter2|крит/);
  expect((await at.ask('GET', path)).json()).toMatchObject({ mapping: before });
});

test('of two words for a severity that differ by capitals alone neither is left to chance', async () => {
  const mapping = { severity: { values: { Critical: 'SEV-1', critical: 'SEV-3' } } };
  const changed = await at.ask('POST', `/v1/integrations/${at.it.integration}/change-mapping`, 'sre', { mapping });
  const made = await at.ask('POST', '/v1/integrations', 'sre', { name: 'x', mapping });
  for (const answer of [changed, made]) expect(answer.json()).toMatchObject({ status: 400, code: 'alerts/word-twice' });
});

test('an integration’s alerts fall to teams that there are', async () => {
  const nobodys = '11111111-1111-4111-8111-111111111111';
  const team = { label: 'team', values: { fraud: nobodys } };
  const made = await at.ask('POST', '/v1/integrations', 'sre', { name: 'x', teamId: nobodys });
  const read = await at.ask('POST', `/v1/integrations/${at.it.integration}/change-mapping`, 'sre', {
    mapping: { team },
  });
  for (const answer of [made, read])
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'alerts/unknown-team' }]);
});
