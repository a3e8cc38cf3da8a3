import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { changeHeartbeat } from '../commands/change-heartbeat.ts';
import { removeIntegration } from '../commands/remove-integration.ts';
import { pauseIntegration } from '../commands/pause-integration.ts';
import { openIntake } from '../intake/open-intake.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';

let at: AlertsOverHttp;
let made: { readonly id: string; readonly key: string };
beforeEach(async () => {
  at = await alertsOverHttp({ mostPerBatch: 10, mostWaiting: 100 });
  made = await at.it.connect({
    kind: 'heartbeat',
    every: 10,
    severity: ownWords('critical'),
    service: ownWords('backup'),
  });
});
afterEach(async () => at.end());

const beat = async (key = made.key) =>
  at.http.app.inject({ method: 'POST', url: `/v1/hooks/heartbeat/${key}`, payload: '' });

const alerts = async () =>
  (
    await sql<{ name: string; state: string; severity: string; service: string; placed: boolean }>`
      select name, state, severity, service, incident_id is not null as placed from alerts
      where integration_id = ${made.id} order by id`.execute(at.it.story.host.db)
  ).rows;

const page = async () =>
  (await at.ask('GET', `/v1/integrations/${made.id}`)).json<{ heartbeat: { silent: boolean; beats: number } }>()
    .heartbeat;

test('as long as it is heard nothing fires; once it is silent an alert does, until it is heard again', async () => {
  for (let times = 0; times < 5; times += 1) {
    await at.it.story.advance({ minutes: 9 });
    expect((await beat()).statusCode).toBe(200);
  }
  expect([await alerts(), await page()]).toMatchObject([[], { silent: false, beats: 5 }]);
  await at.it.story.advance({ minutes: 9 });
  expect(await alerts()).toEqual([]);
  await at.it.story.advance({ minutes: 1 });
  expect(await alerts()).toEqual([
    { name: 'production is silent', state: 'firing', severity: 'SEV-1', service: 'backup', placed: true },
  ]);
  expect(await page()).toMatchObject({ silent: true });
  expect((await at.it.story.pages()).length).toBeGreaterThan(0);
  await beat();
  expect([await alerts(), await page()]).toMatchObject([[{ state: 'resolved' }], { silent: false }]);
  await at.it.story.advance({ minutes: 10 });
  expect(await alerts()).toMatchObject([{ state: 'resolved' }, { state: 'firing' }]);
  const log = (await at.ask('GET', `/v1/integrations/${made.id}/received`)).json<{ items: { outcome: string }[] }>();
  expect(log.items.map(({ outcome }) => outcome)).toEqual(['joined', 'resolved', 'opened']);
});

test('one that was never heard is silent, too', async () => {
  await at.it.story.advance({ minutes: 10 });
  expect(await alerts()).toMatchObject([{ state: 'firing' }]);
  expect((await page()).beats).toBe(0);
});

test('is heard by any server, and both together count once', async () => {
  const other = openIntake(at.it.story.host);
  await at.it.story.advance({ minutes: 10 });
  const heard = await Promise.all([beat(), other.beat(made.key), beat(), other.beat(made.key)]);
  expect(heard).toMatchObject([{ statusCode: 200 }, { ok: true }, { statusCode: 200 }, { ok: true }]);
  expect(await alerts()).toMatchObject([{ state: 'resolved' }]);
  expect(await page()).toMatchObject({ beats: 4 });
  await at.it.story.advance({ minutes: 10 });
  expect(await alerts()).toMatchObject([{ state: 'resolved' }, { state: 'firing' }]);
});

test('after Muster itself was away each has its time again', async () => {
  at.it.story.host.clock.advance({ minutes: 30 });
  await at.it.story.advance({ minutes: 9 });
  expect(await alerts()).toEqual([]);
  await at.it.story.advance({ minutes: 2 });
  expect(await alerts()).toMatchObject([{ state: 'firing' }]);
});

test('a pause holds its silence, but for a criterion of SEV-1; a removed one is never silent [GOV 3.1.1]', async () => {
  const { story } = at.it;
  const mild = await at.it.connect({ kind: 'heartbeat', every: 10, severity: ownWords('warning') });
  const gone = await at.it.connect({ kind: 'heartbeat', every: 10 });
  const endsAt = new Date(story.host.clock.now().getTime() + 3_600_000).toISOString();
  for (const { id } of [mild, { id: made.id as never }])
    await story.done(story.sre, pauseIntegration, { id, endsAt, reason: ownWords('a new disk') });
  await story.done(story.sre, removeIntegration, { id: gone.id });
  await story.advance({ minutes: 20 });
  const { rows } = await sql<{ integration_id: string; placed: boolean }>`
    select integration_id, incident_id is not null as placed from alerts order by 2`.execute(story.host.db);
  expect(rows).toEqual([
    { integration_id: mild.id, placed: false },
    { integration_id: made.id, placed: true },
  ]);
  expect((await beat(gone.key)).statusCode).toBe(404);
});

describe('another interval', () => {
  const changed = async (input: object) =>
    at.it.story.as(at.it.story.sre, changeHeartbeat, { id: made.id, ...input } as never);

  test('holds from then on, with what its alert says; one look at a time is due [GOV 3.1.1]', async () => {
    await at.it.story.advance({ minutes: 4 });
    await beat();
    expect((await changed({ every: 2, severity: ownWords('warning'), service: ownWords('🫀 pulse') })).ok).toBe(true);
    await at.it.story.advance({ minutes: 1 });
    expect(await alerts()).toEqual([]);
    await at.it.story.advance({ minutes: 1 });
    expect(await alerts()).toMatchObject([{ state: 'firing', severity: 'SEV-3', service: '🫀 pulse' }]);
    const settings = (await at.ask('GET', `/v1/integrations/${made.id}`)).json<{ settings: object }>().settings;
    expect(settings).toEqual({ everyMinutes: 2, labels: { severity: 'warning', service: '🫀 pulse' } });
    expect(await at.it.story.entries('integration.heartbeat_changed')).toHaveLength(1);
    // It is already silent: a longer interval does not end its alert, being heard does.
    await changed({ every: 30 });
    await at.it.story.advance({ minutes: 3 });
    expect(await alerts()).toMatchObject([{ state: 'firing' }]);
    await beat();
    expect(await alerts()).toMatchObject([{ state: 'resolved' }]);
    await at.it.story.advance({ minutes: 29 });
    expect(await alerts()).toHaveLength(1);
    await at.it.story.advance({ minutes: 1 });
    expect(await alerts()).toMatchObject([{ state: 'resolved' }, { state: 'firing', severity: null }]);
  });

  test('that is longer lets nothing fire by the shorter one', async () => {
    await changed({ every: 60 });
    await at.it.story.advance({ minutes: 59 });
    expect(await alerts()).toEqual([]);
    await at.it.story.advance({ minutes: 1 });
    expect(await alerts()).toMatchObject([{ state: 'firing', severity: null }]);
  });

  test('is refused of what is no heartbeat, and of no time at all', async () => {
    const other = await at.it.story.as(at.it.story.sre, changeHeartbeat, { id: at.it.integration, every: 5 });
    expect(other).toMatchObject({ ok: false, error: { code: 'alerts/no-heartbeat' } });
    const never = await at.ask('POST', `/v1/integrations/${made.id}/change-heartbeat`, 'sre', { every: 0 });
    expect(never.statusCode).toBe(400);
  });
});

test('what is no heartbeat is told how it is set', async () => {
  await expect(at.it.connect({ kind: 'heartbeat' })).rejects.toThrow('alerts/not-of-this-source');
  await expect(at.it.connect({ kind: 'alertmanager', every: 5 })).rejects.toThrow('alerts/not-of-this-source');
  await expect(at.it.connect({ kind: 'json' })).rejects.toThrow('alerts/not-of-this-source');
  expect((await beat(at.it.key)).statusCode).toBe(404);
});
