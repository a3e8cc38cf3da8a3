import { answerOf, type Incident } from '@muster/api-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostOffice, type PostOffice } from '../apps/server/src/areas/notifications/testing/post-office.ts';
import type { Organisation } from '../demo/organisation/found-organisation.ts';
import { startAlertmanager } from './stage/alertmanager.ts';
import { foundCast, people, type Role } from './stage/cast.ts';
import { POD, startFleetExporter, type FleetExporter } from './stage/fleet-exporter.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { startPrometheus } from './stage/prometheus.ts';
import { until } from './stage/until.ts';

/**
 * The main job with Alertmanager's own PagerDuty receiver, by the configuration that Muster shows: migrating from
 * PagerDuty only changes an address and a key.
 */
let fleet: FleetExporter;
let office: PostOffice;
let muster: MusterServer;
let cast: Organisation<Role>;
let fraud: Incident;

const closing: (() => Promise<unknown>)[] = [];
const keep = <T>(thing: T, close: (thing: T) => Promise<unknown>): T => {
  closing.push(async () => close(thing));
  return thing;
};

beforeAll(async () => {
  fleet = keep(await startFleetExporter(), async (one) => one.close());
  office = keep(await startPostOffice(), async (one) => one.close());
  muster = keep(
    await startMusterServer({
      MUSTER_ALLOW_PRIVATE: '127.0.0.1',
      MUSTER_SMTP_URL: office.url,
      MUSTER_MAIL_FROM: 'muster@example.org',
    }),
    async (one) => one.end(),
  );
  cast = await foundCast(muster.setUpLink);
  const { configuration } = await answerOf(
    cast.members.ada.api.POST('/v1/integrations', { body: { name: 'fleet', kind: 'pagerduty' } }),
  );
  const setUp = configuration.replaceAll(/https?:\/\/[^/']+/g, muster.url);
  const alertmanager = keep(await startAlertmanager({ setUp }), async (one) => one.stop());
  keep(await startPrometheus({ fleet: fleet.url, alertmanagers: [alertmanager.url] }), async (one) => one.stop());
});

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

const { ada } = { ada: () => cast.members.ada.api };
const look = async (code: string): Promise<Incident> =>
  answerOf(ada().GET('/v1/incidents/{code}', { params: { path: { code } } }));
const alerts = async () => (await answerOf(ada().GET('/v1/alerts', { params: { query: { limit: 200 } } }))).items;
const open = async () =>
  (await answerOf(ada().GET('/v1/incidents', { params: { query: { open: true, limit: 200 } } }))).items;

test('a slow model becomes one SEV-1 with its clocks, and whoever is on call is paged [GOV 3.1.1, 3.1.2, 8.1]', async () => {
  fleet.setP99('fraud', 2.6);
  const declared = await until('an incident', async () => (await open())[0]);
  fraud = await look(declared.code);
  expect(fraud).toMatchObject({ severity: 'SEV-1', phase: 'declared', unclassified: false, drill: false });
  expect(fraud.clocks.filter(({ state }) => state === 'running').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['acknowledge', 'commander', 'mitigate', 'resolve']),
  );
  const letter = await until('a letter to Ada', () =>
    office.letters.find(({ to, text }) => to === people.ada.email && text.includes(fraud.code)),
  );
  const link = /https?:\/\/\S+\/a\/\S+/.exec(letter.text)?.[0] ?? '';
  expect((await fetch(link, { method: 'POST', body: new URLSearchParams() })).status).toBe(200);
  expect((await look(fraud.code)).phase).toBe('acknowledged');
});

test('no address of a machine came in with it, and what is repeated is one alert still [GOV 6.6]', async () => {
  await until('it to be repeated', async () => ((await alerts())[0]?.deliveries ?? 0) > 1 || undefined, 40_000);
  const kept = await alerts();
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(POD);
});

test('its end is evidence and closes nothing; firing again it is another alert of the same incident [GOV 3.1.4]', async () => {
  fleet.setP99('fraud', 0.4);
  await until('its end', async () => ((await alerts()).every(({ state }) => state === 'resolved') ? true : undefined));
  expect((await look(fraud.code)).phase).toBe('acknowledged');
  fleet.setP99('fraud', 2.9);
  await until('it to fire again', async () => ((await alerts()).length === 2 ? true : undefined));
  expect((await alerts()).map(({ incident }) => incident)).toEqual([fraud.code, fraud.code]);
  expect(await open()).toHaveLength(1);
});
