import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { asSuperuser } from '../../../testing/test-database.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { createPeople } from '../../identity/public.ts';
import { hookRoutes } from '../http/hook.ts';
import { alertRoutes } from '../http/routes.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
let http: Awaited<ReturnType<typeof createTestHttp>>;

beforeEach(async () => {
  it = await startAlertStory({ limits: { mostPerBatch: 1, mostWaiting: 1 } });
  const { host } = it.story;
  const reads = {
    db: host.db,
    clock: host.clock,
    people: createPeople(host),
    content: host.vault,
    policies: () => host.policies(),
    actions: () => actionRegistry([]),
    firingAlerts: async () => new Map(),
  };
  const service = (scopes: readonly string[]): Actor => ({ kind: 'service', id: it.story.sre.id, scopes });
  http = await createTestHttp({
    routes: [hookRoutes(it.intake), alertRoutes({ incidents: reads, publicUrl: () => 'https://muster.example.org' })],
    actors: {
      sre: it.story.sre.actor,
      engineer: it.story.engineer.actor,
      bystander: it.story.bystander.actor,
      reader: service(['alerts:read']),
    },
    runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
    recognise: (thrown) =>
      isDatabaseAway(thrown)
        ? { kind: 'unavailable', code: 'storage/away', public: 'The database is away.', retryAfterSeconds: 1 }
        : undefined,
  });
});
afterEach(async () => {
  await http.app.close();
  await it.end();
});

const post = async (body: unknown, key = it.key) =>
  http.app.inject({
    method: 'POST',
    url: `/v1/hooks/alertmanager/${key}`,
    headers: { 'content-type': 'application/json', 'user-agent': 'Alertmanager/0.25.0' },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, who = 'sre', payload?: object) =>
  http.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${who}` },
    ...(payload === undefined ? {} : { payload }),
  });
const count = async (table: 'incidents' | 'alerts') =>
  Number(
    (await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(it.story.host.db)).rows[0]
      ?.count,
  );

const waitersIn = (database: string): string =>
  `pg_locks where not granted and database = (select oid from pg_database where datname = '${database}')`;

/** Keeps every batch from ending until it is let go, as a slow disk would. */
async function holdBatches(): Promise<{ letGo(): Promise<void>; untilOneWaits(): Promise<void> }> {
  const { owner, name } = it.story.host.database;
  const held = await owner.startTransaction().execute();
  await sql`lock table alert_receipts in access exclusive mode`.execute(held);
  return {
    letGo: async () => held.rollback().execute(),
    untilOneWaits: async () => {
      for (;;) {
        const { rows } = await sql.raw(`select 1 from ${waitersIn(name)}`).execute(owner);
        if (rows.length > 0) return;
        await setImmediate();
      }
    },
  };
}

describe('200: one alert, told of by several', () => {
  const outcomes = async (...alerts: readonly ReturnType<typeof wireAlert>[]) => {
    const told: unknown[] = [];
    for (const alert of alerts) {
      const answer = await post(notification([alert]));
      told.push(answer.statusCode === 200 ? answer.json<{ outcome: string }>().outcome : answer.statusCode);
    }
    return told;
  };
  const standing = async () =>
    (
      await sql<{ episode: string; state: string; over: boolean; onIncident: boolean }>`
        select episode, state, over_heard_at is not null as over, incident_id is not null as "onIncident"
        from alerts order by received_at, id`.execute(it.story.host.db)
    ).rows;
  const from = '2026-11-02T09:00:15Z';
  const earlier = '2026-11-02T09:00:00Z';

  test('by two replicas, of which the Alertmanager keeps the earlier start: its end is noted on the incident', async () => {
    it.story.host.clock.advance({ minutes: 10 });
    const end = resolved({ startsAt: earlier, endsAt: '2026-11-02T09:08:00Z' });
    expect(await outcomes(wireAlert({ startsAt: from }), wireAlert({ startsAt: earlier }), end, end)).toEqual([
      'opened',
      'repeated',
      'resolved',
      'repeated',
    ]);
    expect(await standing()).toEqual([
      { episode: '2026-11-02T09:00:15.000000000Z', state: 'resolved', over: true, onIncident: true },
    ]);
    expect(await count('incidents')).toBe(1);
  });

  test('the end of an earlier episode, told again, ends nothing of the one that fires', async () => {
    it.story.host.clock.advance({ minutes: 10 });
    const end = resolved({ startsAt: earlier, endsAt: '2026-11-02T09:05:00Z' });
    const anew = wireAlert({ startsAt: '2026-11-02T09:09:00Z' });
    expect(await outcomes(wireAlert({ startsAt: earlier }), end, anew, end, wireAlert({ startsAt: earlier }))).toEqual([
      'opened',
      'resolved',
      'joined',
      'repeated',
      'late',
    ]);
    expect((await standing()).map(({ state }) => state)).toEqual(['resolved', 'firing']);
  });

  test('with a start in 2099, begun and ended, does not keep a real one from its incident and its page', async () => {
    const lie = { startsAt: '2099-01-01T00:00:00Z', labels: { alertname: 'FraudLatencyP99', severity: 'info' } };
    const lies = [wireAlert(lie), resolved({ ...lie, endsAt: '2099-01-01T00:01:00Z' })];
    expect(await outcomes(...lies)).toEqual(['opened', 'resolved']);
    expect((await it.story.pages()).map(({ urgency }) => urgency)).not.toContain('page');
    it.story.host.clock.advance({ minutes: 10 });
    // Of one group they are one incident: the real alert raises it.
    expect(await outcomes(wireAlert({ startsAt: '2026-11-02T08:58:00Z' }))).toEqual(['raised']);
    expect((await it.story.pages()).map(({ urgency }) => urgency)).toContain('page');
    expect(await outcomes(...lies)).toEqual(['late', 'repeated']);
    it.story.host.clock.advance({ minutes: 10 });
    // As merged from a replica that had seen it earlier: it is found behind the lie, by no start of its own.
    expect(await outcomes(resolved({ startsAt: '2026-11-02T08:57:45Z', endsAt: '2026-11-02T09:15:00Z' }))).toEqual([
      'resolved',
    ]);
    expect((await standing()).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
  });

  test('an alert that fires with a start in 2099 ends when the next begins', async () => {
    const lie = wireAlert({ startsAt: '2099-01-01T00:00:00Z' });
    expect(await outcomes(lie)).toEqual(['opened']);
    it.story.host.clock.advance({ minutes: 10 });
    expect(await outcomes(wireAlert({ startsAt: '2026-11-02T09:09:00Z' }), lie)).toEqual(['joined', 'late']);
    expect((await standing()).map(({ state }) => state)).toEqual(['resolved', 'firing']);
  });
});

describe('200: the hook', () => {
  test('answers once the notification is stored, telling what it did', async () => {
    const answer = await post(notification());
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { alerts: 1, outcome: 'opened' }]);
    expect(await count('incidents')).toBe(1);
  });

  test('takes a message with a damaged character: an alert is still an alert', async () => {
    const damaged = JSON.stringify(notification([wireAlert({ annotations: { summary: 'half \ud800 a character' } })]));
    expect((await post(damaged)).statusCode).toBe(200);
    expect(await count('alerts')).toBe(1);
  });

  test('does not answer before the commit, and a connection that dies before it leaves nothing behind and no 2xx', async () => {
    const held = await holdBatches();
    let isAnswered = false;
    const answer = post(notification()).then((response) => {
      isAnswered = true;
      return response;
    });
    await held.untilOneWaits();
    expect(isAnswered).toBe(false);
    await asSuperuser(`select pg_terminate_backend(pid) from ${waitersIn(it.story.host.database.name)}`);
    await held.letGo();
    expect((await answer).statusCode).toBe(503);
    expect([await count('incidents'), await count('alerts')]).toEqual([0, 0]);
    expect((await post(notification())).statusCode).toBe(200);
    expect([await count('incidents'), await count('alerts')]).toEqual([1, 1]);
  });
});

describe('400: the hook refuses only what can never be read', () => {
  test.each([
    ['no JSON', '{"version":'],
    ['a list', []],
    ['version 1, as Grafana sends', { ...notification(), version: '1' }],
    ['no group key', { ...notification(), groupKey: undefined }],
    ['nothing but unreadable alerts', notification([wireAlert({ startsAt: 'soon' })])],
  ])('%s', async (_name, body) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const code = typeof body === 'string' ? 'request/unreadable' : 'alerts/not-a-notification';
    expect(answer.json()).toMatchObject({ status: 400, code, fields: [{}] });
    expect(await count('alerts')).toBe(0);
  });
});

describe('404: a key that is none', () => {
  test('is told the same whether it never was, was replaced or was removed; the refusal is reported without the key [GOV 7.6]', async () => {
    const replaced = it.key;
    const { key: fresh } = (await ask('POST', `/v1/integrations/${it.integration}/rotate-key`, 'sre', {})).json<{
      key: string;
    }>();
    expect((await post(notification(), fresh)).statusCode).toBe(200);
    await ask('DELETE', `/v1/integrations/${it.integration}`);
    expect((await ask('DELETE', `/v1/integrations/${it.integration}`)).json()).toMatchObject({
      status: 404,
      code: 'alerts/integration-not-found',
    });
    const answers = await Promise.all(['mki_never', replaced, fresh].map(async (key) => post(notification(), key)));
    const bodies = answers.map((answer) => ({ ...answer.json<Record<string, unknown>>(), requestId: '' }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    const refusals = http.refused.filter(({ error }) => error.code === 'alerts/no-such-integration');
    expect(refusals.map(({ route, actor }) => [route, actor.kind])).toEqual(
      Array.from({ length: 3 }, () => ['/v1/hooks/alertmanager/:key', 'anonymous']),
    );
    expect(JSON.stringify([http.refused, http.log.events])).not.toContain(fresh);
  });
});

describe('413: a body that is too big', () => {
  test('is refused without being read', async () => {
    expect(
      (await post(notification([wireAlert({ annotations: { summary: 'x'.repeat(9 * 1024 * 1024) } })]))).statusCode,
    ).toBe(413);
  });
});

describe('503: more than can be stored', () => {
  test('is answered at once with the time to come back, and never with 429', async () => {
    const held = await holdBatches();
    const kept = [post(notification())];
    await held.untilOneWaits();
    kept.push(post(notification([wireAlert({ fingerprint: 'b2' })])));
    await setImmediate();
    const refused = await post(notification([wireAlert({ fingerprint: 'c3' })]));
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1']);
    expect(refused.json()).toMatchObject({ code: 'alerts/queue-full', retryAfterSeconds: 1 });
    await held.letGo();
    expect((await Promise.all(kept)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await count('alerts')).toBe(2);
  });
});

describe('integrations', () => {
  test('the key is shown once, with the address to send to, and only its hash is kept [GOV 6.4]', async () => {
    const made = await ask('POST', '/v1/integrations', 'engineer', { name: 'staging', kind: 'alertmanager' });
    const { id, key, url } = made.json<{ id: string; key: string; url: string }>();
    expect([made.statusCode, url]).toEqual([201, `https://muster.example.org/v1/hooks/alertmanager/${key}`]);
    expect((await ask('GET', `/v1/integrations/${id}`)).body).not.toContain(key);
    const { rows } = await sql<{ whole: string }>`select integrations::text as whole from integrations`.execute(
      it.story.host.db,
    );
    expect(JSON.stringify([rows, await it.story.entries()])).not.toContain(key.slice(4));
    expect((await post(notification(), key)).statusCode).toBe(200);
  });

  test('a member without a role may look and may not create, rotate, map or remove; each refusal is on the record [GOV 1.1, 7.1]', async () => {
    const path = `/v1/integrations/${it.integration}`;
    const answers = [
      await ask('GET', path, 'bystander'),
      await ask('POST', '/v1/integrations', 'bystander', { name: 'mine', kind: 'alertmanager' }),
      await ask('POST', `${path}/rotate-key`, 'bystander', {}),
      await ask('PUT', `${path}/mapping`, 'bystander', { mapping: {} }),
      await ask('DELETE', path, 'bystander'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 403, 403, 403]);
    expect((await it.story.entries('access.refused')).map(({ data }) => data['command'])).toEqual([
      'integration.create',
      'integration.rotate_key',
      'integration.change_mapping',
      'integration.remove',
    ]);
  });

  test('a changed mapping reads the next alert, and the change is on the record [GOV 3.1.1]', async () => {
    const mapping = { severity: { label: 'priority', values: { P1: 'SEV-2' } } };
    expect((await ask('PUT', `/v1/integrations/${it.integration}/mapping`, 'sre', { mapping })).statusCode).toBe(200);
    await post(notification([wireAlert({ labels: { alertname: 'Loss', priority: 'p1' } })]));
    const { items } = (await ask('GET', '/v1/alerts')).json<{ items: { severity: string }[] }>();
    expect(items.map(({ severity }) => severity)).toEqual(['SEV-2']);
    expect(await it.story.entries('integration.mapping_changed')).toHaveLength(1);
  });

  test('what was received tells why it did what it did, naming incidents by their codes, page by page', async () => {
    await post(notification());
    await post(notification());
    await post(notification([resolved()], { truncatedAlerts: 3 }));
    const url = `/v1/integrations/${it.integration}/received`;
    const first = (await ask('GET', `${url}?limit=2`)).json<{
      items: { outcome: string; why: string; incidents: string[] }[];
      nextCursor: string;
    }>();
    expect(first.items.map(({ outcome }) => outcome)).toEqual(['resolved', 'repeated']);
    expect(first.items[0]?.why).toMatch(
      /^1 alert: no longer firing, noted on INC-\w{5}; .* The sender left out 3 more/,
    );
    const last = (await ask('GET', `${url}?limit=2&cursor=${first.nextCursor}`)).json<typeof first>();
    expect(last.items).toMatchObject([
      { outcome: 'opened', why: expect.stringMatching(/was declared as SEV-1 \(by the policy's mapping\)\.$/) },
    ]);
    expect(last.nextCursor).toBeUndefined();
  });
});

describe('alerts', () => {
  test('are listed by state and words, newest first, and by the incident they belong to', async () => {
    await post(notification([wireAlert(), resolved({ fingerprint: 'b2' })]));
    await post(
      notification([wireAlert({ fingerprint: 'c3', labels: { alertname: 'Other', service: 'search' } })], {
        groupKey: 'other',
      }),
    );
    const names = async (url: string) =>
      (await ask('GET', url)).json<{ items: { name: string; incident?: string }[] }>().items;
    expect((await names('/v1/alerts')).map(({ name }) => name)).toEqual([
      'Other',
      'FraudLatencyP99',
      'FraudLatencyP99',
    ]);
    expect(await names('/v1/alerts?state=resolved')).toHaveLength(1);
    expect((await names('/v1/alerts?q=search')).map(({ name }) => name)).toEqual(['Other']);
    const code = (await names('/v1/alerts?q=other'))[0]?.incident;
    expect((await names(`/v1/incidents/${code}/alerts`)).map(({ name }) => name)).toEqual(['Other']);
    expect((await ask('GET', '/v1/incidents/INC-00000/alerts')).statusCode).toBe(404);
  });

  test("a team's own alerts are the team's to see [GOV 6.2]", async () => {
    const team = asId<'team'>('33333333-0000-4000-8000-000000000003');
    const { host, sre } = it.story;
    await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'risk', ${host.clock.now()}, ${team})`.execute(
      host.db,
    );
    await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${sre.id}, ${host.clock.now()})`.execute(
      host.db,
    );
    const { key } = await it.connect({ teamId: team, visibility: 'team' });
    await post(notification(), key);
    const seen = async (who: string) => (await ask('GET', '/v1/alerts', who)).json<{ items: unknown[] }>().items.length;
    expect([await seen('sre'), await seen('bystander')]).toEqual([1, 0]);
    expect((await ask('GET', '/v1/integrations', 'bystander')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  test('a key without the scope reads nothing [GOV 7.6]', async () => {
    expect((await ask('GET', '/v1/alerts', 'reader')).statusCode).toBe(200);
    expect((await ask('GET', '/v1/integrations', 'reader')).statusCode).toBe(403);
  });
});

test('nobody keeps an alert from becoming an incident by giving it a label with a prototype’s name', async () => {
  const body = JSON.stringify(notification([wireAlert({ labels: { alertname: 'Fraud', constructor: 'x', zz: 'y' } })]));
  expect((await post(body.replace('"zz"', '"__proto__"'))).statusCode).toBe(200);
  expect(await count('incidents')).toBe(1);
  const { items } = (await ask('GET', '/v1/alerts')).json<{ items: { labels: Record<string, string> }[] }>();
  expect(items.map(({ labels }) => Object.keys(labels).toSorted())).toEqual([
    ['alertname', 'constructor', '\uFFFDproto__'],
  ]);
});

test('an integration says to each reader whether they may change it, by the decision that changing it takes [GOV 7.6]', async () => {
  const path = `/v1/integrations/${it.integration}`;
  for (const who of ['sre', 'engineer', 'bystander']) {
    const { change } = (await ask('GET', path, who)).json<{ may: { change: Record<string, unknown> } }>().may;
    const tried = await ask('PUT', `${path}/mapping`, who, { mapping: {} });
    if (who === 'sre') expect([change, tried.statusCode]).toEqual([{ allowed: true }, 200]);
    else {
      expect(change).toMatchObject({ allowed: false, clause: '2.1' });
      expect(tried.json()).toMatchObject({ status: 403, clause: '2.1', detail: change['reason'] });
    }
  }
});

test('an integration whose alerts only a team may see needs the team', async () => {
  const wish = { name: 'x', kind: 'alertmanager', visibility: 'team' };
  expect((await ask('POST', '/v1/integrations', 'sre', wish)).json()).toMatchObject({
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
  const path = `/v1/integrations/${it.integration}`;
  const before = (await ask('GET', path)).json<{ mapping: object }>().mapping;
  const answer = await ask('PUT', `${path}/mapping`, 'sre', { mapping });
  expect(answer.json()).toMatchObject({ status: 400, fields: [{ remedy: expect.any(String) }] });
  expect(answer.body).not.toMatch(/hunter2|крит/);
  expect((await ask('GET', path)).json()).toMatchObject({ mapping: before });
});

test('of two words for a severity that differ by capitals alone neither is left to chance', async () => {
  const mapping = { severity: { values: { Critical: 'SEV-1', critical: 'SEV-3' } } };
  const changed = await ask('PUT', `/v1/integrations/${it.integration}/mapping`, 'sre', { mapping });
  const made = await ask('POST', '/v1/integrations', 'sre', { name: 'x', kind: 'alertmanager', mapping });
  for (const answer of [changed, made]) expect(answer.json()).toMatchObject({ status: 400, code: 'alerts/word-twice' });
});

test('an integration’s alerts fall to teams that there are', async () => {
  const nobodys = '11111111-1111-4111-8111-111111111111';
  const team = { label: 'team', values: { fraud: nobodys } };
  const made = await ask('POST', '/v1/integrations', 'sre', { name: 'x', kind: 'alertmanager', teamId: nobodys });
  const read = await ask('PUT', `/v1/integrations/${it.integration}/mapping`, 'sre', { mapping: { team } });
  for (const answer of [made, read])
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'alerts/unknown-team' }]);
});
