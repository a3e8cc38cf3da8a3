import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeIncident } from '../../incidents/public.ts';
import { pagerDutyReader } from '../reactions/follow-pagerduty.ts';
import { readEnvelope } from '../../../platform/ledger/envelope.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';
import { startPagerDuty, startTeams } from '../testing/providers.ts';
import type { StandIn } from '../testing/stand-in.ts';

let paging: PagingStory;
let teams: StandIn;
let pagerDuty: StandIn;
beforeEach(async () => {
  paging = await startPagingStory({ webhookTimeoutMs: 500 });
  [teams, pagerDuty] = [await startTeams(), await startPagerDuty()];
  paging.env['MUSTER_SECRET_TEAMS'] =
    `${teams.url}/workflows/abc/triggers/manual/paths/invoke?api-version=1&sig=signed`;
  paging.env['MUSTER_SECRET_PD'] = '0123456789abcdef0123456789abcdef';
});
afterEach(async () => {
  await paging.end();
  await teams.close();
  await pagerDuty.close();
});

const addTeams = async (input: object = {}, who = paging.story.sre) =>
  paging.addWebhook({ kind: 'teams', name: 'ops', url: 'env:MUSTER_SECRET_TEAMS', ...input } as never, who);
const addPagerDuty = async () =>
  paging.addWebhook({
    kind: 'pagerduty',
    name: 'pd',
    url: `${pagerDuty.url}/v2/enqueue`,
    secretRef: 'env:MUSTER_SECRET_PD',
  } as never);

const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
  const answer = await paging.http.app.inject({
    method,
    url,
    headers: { authorization: 'Bearer sre' },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
};
const channel = async (name: string) =>
  ((await ask('GET', '/v1/channels')).body['items'] as Record<string, unknown>[]).find((each) => each['name'] === name);

const events = () => pagerDuty.taken.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

/** Passes all recorded entries to the reader, as the sequencer would. */
async function readLedger(): Promise<void> {
  const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending order by position`.execute(
    paging.story.host.db,
  );
  const entries = rows.map(({ envelope }, seq) => ({ seq, text: envelope, envelope: readEnvelope(envelope) }));
  await paging.story.host.db.transaction().execute(async (tx) => pagerDutyReader(paging.parts).translate(tx, entries));
}

describe('Microsoft Teams', () => {
  test('gets a card with a button that asks to sign in, and without the title [GOV 6.2]', async () => {
    await addTeams();
    const code = await paging.declare({ title: 'Checkout of customer A fails' });
    expect(teams.taken).toHaveLength(2);
    const bodies = teams.taken.map(({ body }) => body).join();
    expect(bodies).toContain(`https://muster.example.org/incidents/${code}`);
    expect(bodies).not.toMatch(/Checkout|\/a\/k1~/);
  });

  test('where INTERNAL text is approved, what an alert calls itself makes no link of its own [GOV 2.8]', async () => {
    await addTeams({ approvedForInternal: true }, paging.story.governance);
    await paging.declare({ title: 'See [here](https://evil.example) **now**' });
    const [card] = teams.taken.map(({ body }) => body);
    expect(card).toContain(String.raw`\\[here\\]\\(https://evil.example\\) \\*\\*now\\*\\*`);
  });

  test('its address is a secret, so only a reference to it is taken [GOV 6.4]', async () => {
    const { status, body } = await ask('POST', '/v1/channels', {
      kind: 'teams',
      name: 'ops',
      url: paging.env['MUSTER_SECRET_TEAMS'],
    });
    expect([status, body['code'], body['clause']]).toEqual([400, 'notifications/unlike-provider', '6.4']);
    expect(JSON.stringify(body)).not.toContain('sig=');
  });
});

describe('PagerDuty', () => {
  test('has one alert an incident, that is acknowledged and resolved when the incident is', async () => {
    await addPagerDuty();
    const code = await paging.declare();
    expect(events()).toMatchObject([
      { event_action: 'trigger', dedup_key: `muster/${code}`, payload: { severity: 'critical' } },
      { event_action: 'trigger', dedup_key: `muster/${code}` },
    ]);
    await paging.story.done(paging.story.sre, acknowledgeIncident, { code });
    await readLedger();
    await readLedger();
    await paging.story.advance({ seconds: 1 });
    expect(events().slice(2)).toEqual([
      { routing_key: paging.env['MUSTER_SECRET_PD'], event_action: 'acknowledge', dedup_key: `muster/${code}` },
    ]);
  });

  test('needs the key of its service, by reference, and carries nobody’s own pages', async () => {
    const input = { kind: 'pagerduty', name: 'pd', url: `${pagerDuty.url}/v2/enqueue` };
    expect(await ask('POST', '/v1/channels', input)).toMatchObject({
      status: 400,
      body: { code: 'notifications/unlike-provider', fields: [{ path: '/secretRef' }] },
    });
    expect(
      await ask('POST', '/v1/channels', { ...input, secretRef: 'env:MUSTER_SECRET_PD', mine: true }),
    ).toMatchObject({
      status: 400,
      body: { fields: [{ path: '/mine' }] },
    });
  });
});

describe('a provider that is not well [GOV 3.1.2]', () => {
  test('500 for ten minutes: nothing is lost, the others have theirs at once, and the state shows', async () => {
    await addTeams();
    teams.fault = { status: 500 };
    const began = paging.story.host.clock.now();
    await paging.declare();
    expect(paging.office.letters).toHaveLength(2);
    expect(await channel('ops')).toMatchObject({ failing: { reason: 'answered-500', since: began.toISOString() } });
    await paging.story.advance({ minutes: 10 });
    teams.fault = undefined;
    await paging.story.advance({ minutes: 10 });
    const pages = new Set(teams.taken.map(({ body }) => /INC-\w+/.exec(body)?.[0]));
    expect(pages.size).toBe(1);
    const { rows } = await sql<{ state: string }>`select d.state from page_deliveries d
      join notification_channels c on c.id::text = d.channel join pages p on p.id = d.page_id
      where p.round = 1`.execute(paging.story.host.db);
    expect(rows.map(({ state }) => state)).toEqual(['handed-over', 'handed-over']);
    expect((await channel('ops'))?.['failing']).toBeUndefined();
  });

  test('429 with Retry-After: it is left alone for so long, and no longer', async () => {
    await addTeams();
    teams.fault = { status: 429, headers: { 'retry-after': '40' } };
    await paging.declare();
    teams.fault = undefined;
    await paging.story.advance({ seconds: 39 });
    expect(teams.taken).toEqual([]);
    await paging.story.advance({ seconds: 1 });
    expect(teams.taken).toHaveLength(2);
  });

  test('one that never answers: the pages are not held up, and it is soon left alone', async () => {
    await addTeams();
    teams.fault = 'never';
    await paging.declare();
    expect(paging.office.letters).toHaveLength(2);
    await paging.story.advance({ seconds: 4 });
    expect(await channel('ops')).toMatchObject({ failing: { reason: 'not-answering' } });
    teams.fault = undefined;
    await paging.story.advance({ minutes: 1 });
    expect(teams.taken.length).toBeGreaterThanOrEqual(2);
  });
});

describe('what a webhook did not take is sent again when asked', () => {
  test('under its old id, also when the incident has been acknowledged since', async () => {
    const id = await paging.addWebhook();
    paging.receiver.answer = 400;
    const code = await paging.declare();
    const before = new Set(paging.receiver.received.map(({ headers }) => headers['webhook-id']));
    await paging.story.done(paging.story.sre, acknowledgeIncident, { code });
    paging.receiver.answer = 204;
    expect(await ask('POST', `/v1/channels/${id}/replay`, { hours: 1 })).toMatchObject({
      status: 200,
      body: { messages: 2 },
    });
    await paging.story.advance({ seconds: 1 });
    const again = paging.receiver.received.slice(-2).map(({ headers }) => headers['webhook-id']);
    expect(new Set(again)).toEqual(before);
    expect(await ask('POST', `/v1/channels/${id}/replay`, { hours: 1 })).toMatchObject({ body: { messages: 0 } });
  });

  test('only a webhook: others do not drop what they have', async () => {
    await addTeams();
    const { id } = (await channel('ops')) as { id: string };
    expect(await ask('POST', `/v1/channels/${id}/replay`, { hours: 1 })).toMatchObject({
      status: 409,
      body: { code: 'notifications/only-webhooks' },
    });
  });
});
