import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asSuperuser } from '../../../testing/test-database.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';

let at: AlertsOverHttp;
beforeEach(async () => {
  at = await alertsOverHttp();
});
afterEach(async () => at.end());

const waitersIn = (database: string): string =>
  `pg_locks where not granted and database = (select oid from pg_database where datname = '${database}')`;

/** Holds every batch open until released, as a slow disk would. */
async function holdBatches(): Promise<{ letGo(): Promise<void>; untilOneWaits(): Promise<void> }> {
  const { owner, name } = at.it.story.host.database;
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
      const answer = await at.post(notification([alert]));
      told.push(answer.statusCode === 200 ? answer.json<{ outcome: string }>().outcome : answer.statusCode);
    }
    return told;
  };
  const standing = async () =>
    (
      await sql<{ episode: string; state: string; over: boolean; onIncident: boolean }>`
        select episode, state, over_heard_at is not null as over, incident_id is not null as "onIncident"
        from alerts order by received_at, id`.execute(at.it.story.host.db)
    ).rows;
  const from = '2026-11-02T09:00:15Z';
  const earlier = '2026-11-02T09:00:00Z';

  test('by two replicas, of which the Alertmanager keeps the earlier start: its end is noted on the incident', async () => {
    at.it.story.host.clock.advance({ minutes: 10 });
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
    expect(await at.count('incidents')).toBe(1);
  });

  test('the end of an earlier episode, told again, ends nothing of the one that fires', async () => {
    at.it.story.host.clock.advance({ minutes: 10 });
    const end = resolved({ startsAt: earlier, endsAt: '2026-11-02T09:05:00Z' });
    const anew = wireAlert({ startsAt: '2026-11-02T09:09:00Z' });
    expect(await outcomes(wireAlert({ startsAt: earlier }), end, anew, end, wireAlert({ startsAt: earlier }))).toEqual([
      'opened',
      'resolved',
      'joined',
      'repeated',
      'repeated',
    ]);
    expect((await standing()).map(({ state }) => state)).toEqual(['resolved', 'firing']);
  });

  test('with a start in 2099, begun and ended, does not keep a real one from its incident and its page', async () => {
    const lie = { startsAt: '2099-01-01T00:00:00Z', labels: { alertname: 'FraudLatencyP99', severity: 'info' } };
    const lies = [wireAlert(lie), resolved({ ...lie, endsAt: '2099-01-01T00:01:00Z' })];
    expect(await outcomes(...lies)).toEqual(['opened', 'resolved']);
    expect((await at.it.story.pages()).map(({ urgency }) => urgency)).not.toContain('page');
    at.it.story.host.clock.advance({ minutes: 10 });
    // They share a group and so an incident: the real alert raises it.
    expect(await outcomes(wireAlert({ startsAt: '2026-11-02T08:58:00Z' }))).toEqual(['raised']);
    expect((await at.it.story.pages()).map(({ urgency }) => urgency)).toContain('page');
    expect(await outcomes(...lies)).toEqual(['repeated', 'repeated']);
    at.it.story.host.clock.advance({ minutes: 10 });
    // As merged from a replica that saw it earlier: found behind the false one, although its start differs.
    expect(await outcomes(resolved({ startsAt: '2026-11-02T08:57:45Z', endsAt: '2026-11-02T09:15:00Z' }))).toEqual([
      'resolved',
    ]);
    expect((await standing()).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
  });

  test('an alert that fires with a start in 2099 ends when the next begins', async () => {
    const lie = wireAlert({ startsAt: '2099-01-01T00:00:00Z' });
    expect(await outcomes(lie)).toEqual(['opened']);
    at.it.story.host.clock.advance({ minutes: 10 });
    expect(await outcomes(wireAlert({ startsAt: '2026-11-02T09:09:00Z' }), lie)).toEqual(['joined', 'repeated']);
    expect((await standing()).map(({ state }) => state)).toEqual(['resolved', 'firing']);
  });
});

describe('200: the hook', () => {
  test('answers once the notification is stored, telling what it did', async () => {
    const answer = await at.post(notification());
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { alerts: 1, outcome: 'opened' }]);
    expect(await at.count('incidents')).toBe(1);
  });

  test.each([
    ['an emoji of two units', '😀'],
    ['a family of eleven units', '👩‍👩‍👧‍👦'],
    ['a letter with its marks', 'o\u0308\u0323'],
    ['half a character and a NUL', '\ud83d\0'],
  ])('takes an alert whose title is cut inside %s, and cuts before it', async (_, character) => {
    for (const length of [194, 195, 196, 197]) {
      const summary = 'x'.repeat(length - 5) + character.repeat(20);
      const alert = wireAlert({ fingerprint: `${length}`, labels: { alertname: 'Emo' }, annotations: { summary } });
      const answer = await at.post(notification([alert], { groupKey: `${length}` }));
      expect([answer.statusCode, answer.json<{ outcome: string }>().outcome]).toEqual([200, 'opened']);
    }
    const titles = await sql<{ title: string }>`select title from incidents`.execute(at.it.story.host.db);
    for (const { title } of titles.rows) {
      expect(title).toMatch(/^Emo: x+.*…$/su);
      expect(title.length).toBeLessThanOrEqual(200);
    }
  });

  test('takes a message with a damaged character: an alert is still an alert', async () => {
    const damaged = JSON.stringify(notification([wireAlert({ annotations: { summary: 'half \ud800 a character' } })]));
    expect((await at.post(damaged)).statusCode).toBe(200);
    expect(await at.count('alerts')).toBe(1);
  });

  test('does not answer before the commit, and a connection that dies before it leaves nothing behind and no 2xx', async () => {
    const held = await holdBatches();
    let isAnswered = false;
    const answer = at.post(notification()).then((response) => {
      isAnswered = true;
      return response;
    });
    await held.untilOneWaits();
    expect(isAnswered).toBe(false);
    await asSuperuser(`select pg_terminate_backend(pid) from ${waitersIn(at.it.story.host.database.name)}`);
    await held.letGo();
    expect((await answer).statusCode).toBe(503);
    expect([await at.count('incidents'), await at.count('alerts')]).toEqual([0, 0]);
    expect((await at.post(notification())).statusCode).toBe(200);
    expect([await at.count('incidents'), await at.count('alerts')]).toEqual([1, 1]);
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
    const answer = await at.post(body);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const code = typeof body === 'string' ? 'request/unreadable' : 'alerts/not-a-notification';
    expect(answer.json()).toMatchObject({ status: 400, code, fields: [{}] });
    expect(await at.count('alerts')).toBe(0);
  });
});

describe('404: a key that is none', () => {
  test('is told the same whether it never was, was replaced or was removed; the refusal is reported without the key [GOV 7.6]', async () => {
    const replaced = at.it.key;
    const { key: fresh } = (await at.ask('POST', `/v1/integrations/${at.it.integration}/rotate-key`, 'sre', {})).json<{
      key: string;
    }>();
    expect((await at.post(notification(), fresh)).statusCode).toBe(200);
    await at.ask('POST', `/v1/integrations/${at.it.integration}/remove`, 'sre');
    expect((await at.ask('POST', `/v1/integrations/${at.it.integration}/remove`, 'sre')).json()).toMatchObject({
      status: 404,
      code: 'alerts/integration-not-found',
    });
    const answers = await Promise.all(['mki_never', replaced, fresh].map(async (key) => at.post(notification(), key)));
    const bodies = answers.map((answer) => ({ ...answer.json<Record<string, unknown>>(), requestId: '' }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    const refusals = at.http.refused.filter(({ error }) => error.code === 'alerts/no-such-integration');
    expect(refusals.map(({ route, actor }) => [route, actor.kind])).toEqual(
      Array.from({ length: 3 }, () => ['/v1/hooks/alertmanager/:key', 'anonymous']),
    );
    expect(JSON.stringify([at.http.refused, at.http.log.events])).not.toContain(fresh);
  });
});

describe('413: a body that is too big', () => {
  test('is refused without being read', async () => {
    expect(
      (await at.post(notification([wireAlert({ annotations: { summary: 'x'.repeat(9 * 1024 * 1024) } })]))).statusCode,
    ).toBe(413);
  });
});

describe('503: more than can be stored', () => {
  test('is answered at once with the time to come back, and never with 429', async () => {
    const held = await holdBatches();
    const kept = [at.post(notification())];
    await held.untilOneWaits();
    kept.push(at.post(notification([wireAlert({ fingerprint: 'b2' })])));
    await setImmediate();
    const refused = await at.post(notification([wireAlert({ fingerprint: 'c3', labels: { severity: 'info' } })]));
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1']);
    expect(refused.json()).toMatchObject({ code: 'alerts/queue-full', retryAfterSeconds: 1 });
    await held.letGo();
    expect((await Promise.all(kept)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await at.count('alerts')).toBe(2);
  });
});

test('nobody keeps an alert from becoming an incident by giving it a label with a prototype’s name', async () => {
  const body = JSON.stringify(notification([wireAlert({ labels: { alertname: 'Fraud', constructor: 'x', zz: 'y' } })]));
  expect((await at.post(body.replace('"zz"', '"__proto__"'))).statusCode).toBe(200);
  expect(await at.count('incidents')).toBe(1);
  const { items } = (await at.ask('GET', '/v1/alerts')).json<{ items: { labels: Record<string, string> }[] }>();
  expect(items.map(({ labels }) => Object.keys(labels).toSorted())).toEqual([
    ['alertname', 'constructor', '\uFFFDproto__'],
  ]);
});

describe('a delivery that failed leaves a trace', () => {
  type Shown = { failures: { code: string; status: number; deliveries: number; remedy?: string; lastAt: string }[] };
  const failures = async () => {
    await at.it.intake.idle();
    return (await at.ask('GET', `/v1/integrations/${at.it.integration}`)).json<Shown>().failures;
  };
  const deliver = async (payload: string, headers: Record<string, string> = {}, key = at.it.key) =>
    at.http.app.inject({
      method: 'POST',
      url: `/v1/hooks/alertmanager/${key}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });

  test.each<[string, string, Record<string, string>, number, string]>([
    ['no JSON', '{"version":', {}, 400, 'request/unreadable'],
    ['another version', '{"version":"1"}', {}, 400, 'alerts/not-a-notification'],
    ['another kind of body', 'x', { 'content-type': 'text/plain' }, 415, 'request/unsupported-media-type'],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415, 'request/unsupported-encoding'],
    ['too large', `"${'x'.repeat(9 * 1024 * 1024)}"`, {}, 413, 'request/too-large'],
  ])(
    '%s: on its page, with what to do, in the log, and once for all that are alike',
    async (_, body, headers, status, code) => {
      for (const _again of [1, 2]) expect((await deliver(body, headers)).statusCode).toBe(status);
      expect(await failures()).toMatchObject([{ code, status, deliveries: 2, lastAt: '2026-11-02T09:00:00.000Z' }]);
      expect((await failures())[0]?.remedy).toMatch(/\S/);
      const logged = at.it.story.host.log.events.filter(({ event }) => event === 'alerts.delivery_failed');
      expect(logged.map(({ fields }) => fields?.['code'])).toContain(code);
    },
  );

  test('too large says what to set', async () => {
    const answer = await deliver(`"${'x'.repeat(9 * 1024 * 1024)}"`);
    expect(answer.json<{ remedy: string }>().remedy).toContain('max_alerts');
    expect((await failures())[0]?.remedy).toContain('max_alerts');
  });

  test('a key that no integration has is counted apart, is not read, and fills nothing', async () => {
    for (const key of ['mki_never', 'mki_neither'])
      expect((await deliver('{"version":', {}, key)).statusCode).toBe(404);
    await at.it.intake.idle();
    const list = (await at.ask('GET', '/v1/integrations/unknown-keys')).json<{ items: object[] }>();
    expect(list.items).toMatchObject([{ code: 'alerts/no-such-integration', status: 404, deliveries: 2 }]);
    expect(await failures()).toEqual([]);
  });

  test('a server that is stopping and a fault of our own, too', async () => {
    await sql`alter table alerts add constraint poison check (fingerprint <> '0000000000000bad')`.execute(
      at.it.story.host.database.owner,
    );
    const poisoned = await at.post(notification([wireAlert({ fingerprint: '0000000000000bad' })]));
    expect(poisoned.statusCode).toBe(500);
    at.http.load.drain();
    expect((await at.post(notification())).statusCode).toBe(503);
    await at.it.intake.idle();
    const kept = await sql<{ code: string }>`select code from delivery_failures order by code`.execute(
      at.it.story.host.db,
    );
    expect(kept.rows.map(({ code }) => code)).toEqual(['internal/unexpected', 'server/stopping']);
  });
});
