import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { laidDown } from '../../../testing/people.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { incidentReads } from '../../incidents/public.ts';
import { depend } from '../../catalog/commands/depend.ts';
import { added } from '../../catalog/testing/catalog-story.ts';
import { startAlertStory, type AlertStory } from '../../alerts/testing/alert-story.ts';
import { notification, wireAlert } from '../../alerts/testing/notifications.ts';
import { whatChanged } from '../queries/what-changed.ts';

let told: AlertStory;
let http: Awaited<ReturnType<typeof createTestHttp>>;
beforeEach(async () => {
  told = await startAlertStory();
  const { host, sre, bystander } = told.story;
  host.services.give(incidentReads, told.reads.incidents);
  const area = { name: 'screens', actions: [], commands: [], lists: [whatChanged], routes: () => undefined };
  http = await createTestHttp({
    routes: [routesOf(area, host.services.use)],
    actors: { sre: sre.actor, bystander: bystander.actor },
  });
});
afterEach(async () => {
  await http.app.close();
  await told.end();
});

async function deployed(service: string, commit: string, minutes: number): Promise<void> {
  const { host } = told.story;
  const at = new Date(host.clock.now().getTime() + minutes * 60_000);
  await laidDown(host, async (tx) => {
    await sql`insert into deployments (id, service, environment, commit_sha, class, is_allowed, code, objectives, snapshot,
        asked_by, asked_at, started_at, finished_at, outcome, version, last_instant, last_entry)
      values (${host.ids.opaque()}, ${service}, 'production', ${commit}, 'non-critical', true, 'ok', '[]', '', ${told.story.sre.id},
        ${at}, ${at}, ${at}, 'succeeded', 1, ${at}, ${host.ids.opaque()})`.execute(tx);
  });
}

const incident = async (): Promise<string> =>
  (await sql<{ code: string }>`select code from incidents`.execute(told.story.host.db)).rows[0]?.code ?? '';

async function changed(more = '', who = 'sre') {
  const answer = await http.app.inject({
    method: 'GET',
    url: `/v1/incidents/${await incident()}/what-changed${more}`,
    headers: { authorization: `Bearer ${who}` },
  });
  return answer.json<{ items: { says: string; about: string; before: boolean; kind: string }[] }>();
}

test('deployments and change events of a service and of what it depends on are told around the start, the newest first [GOV 9.1]', async () => {
  const { story } = told;
  for (const name of ['shop', 'api', 'db', 'other'])
    await added(story, name, name === 'db' ? { links: ['https://github.com/Acme/DB.git'] } : {});
  await story.done(story.sre, depend, { name: 'shop', on: 'api', expectedVersion: 1 });
  await story.done(story.sre, depend, { name: 'api', on: 'db', expectedVersion: 1 });
  const pager = await told.connect({ kind: 'pagerduty' });
  const tell = async (summary: string, details: object, timestamp?: string) =>
    told.intake.tellChange(pager.key, { payload: { summary, custom_details: details, timestamp } });
  await deployed('shop', 'a1b2c3', -30);
  await deployed('db', 'd4e5f6', -10);
  await deployed('other', 'eeeeee', -5);
  await deployed('shop', 'ffffff', -60 * 30);
  await deployed('api', 'c0ffee', 60);
  await tell('flag flipped 🦊', { service: 'api' });
  await tell('of another service', { service: 'other' });
  await tell('of no service, by a stranger', {});
  await laidDown(story.host, async (tx) => {
    const at = new Date(story.host.clock.now().getTime() - 60_000);
    await sql`insert into changes (id, repository, number, state, base, head, verdict, clauses, judged_at, seen_at, merged_at,
        merge_covered_by, key_id, ciphertext, version, last_instant, last_entry)
      values (${story.host.ids.opaque()}, 'acme/db', 12, 'merged', 'main', 'f00', 'met', '[]', ${at}, ${at}, ${at}, 'verdict',
        ${story.host.ids.opaque()}, '\\x00', 1, ${at}, ${story.host.ids.opaque()})`.execute(tx);
  });
  await story.advance({ seconds: 1 });
  await told.send(notification([wireAlert({ labels: { alertname: 'Slow', severity: 'critical', service: 'Shop' } })]));
  const { items } = await changed();
  expect(items.map(({ says, about, before, kind }) => [kind, says, about, before])).toEqual([
    ['deployment', 'c0ffee in production', 'what it depends on', false],
    ['event', 'flag flipped 🦊', 'what it depends on', true],
    ['change', 'acme/db#12 merged into main', 'what it depends on', true],
    ['deployment', 'd4e5f6 in production', 'what it depends on', true],
    ['deployment', 'a1b2c3 in production', 'it', true],
  ]);
  expect((await changed('?hours=48')).items.at(-1)).toMatchObject({ says: 'ffffff in production' });
});

test('what the sender of its alerts tells of no service is shown, and what a team keeps to itself is not [GOV 6.2]', async () => {
  const pager = await told.connect({ kind: 'pagerduty' });
  const event = {
    event_action: 'trigger',
    dedup_key: 'k',
    payload: { summary: 's', source: 'h', severity: 'critical' },
  };
  await told.intake.tellChange(pager.key, { payload: { summary: 'rack moved' } });
  await told.send(event, pager.key);
  expect((await changed()).items).toMatchObject([{ says: 'rack moved', kind: 'event', about: 'it' }]);
  const answer = await http.app.inject({
    method: 'GET',
    url: '/v1/incidents/INC-ZZZZZ/what-changed',
    headers: { authorization: 'Bearer bystander' },
  });
  expect(answer.statusCode).toBe(404);
});
