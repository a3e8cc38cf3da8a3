import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { createPeople } from '../../identity/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { closeIncident } from '../../incidents/commands/close-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { reopenIncident } from '../../incidents/commands/reopen-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import type { IncidentReads } from '../../incidents/public.ts';
import { getIncident } from '../../incidents/queries/get-incident.ts';
import { listIncidents } from '../../incidents/queries/list-incidents.ts';
import { firingAlerts } from '../queries/firing-alerts.ts';
import { resolvedYetFiring } from '../queries/resolved-yet-firing.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';
import { withAlertsOf } from '../queries/services-with-alerts.ts';

const two = { fingerprint: '00000000000000b2' };
const note = ownWords('rolled back');

let it: AlertStory;
let reads: IncidentReads;
let code = '';
beforeEach(async () => {
  it = await startAlertStory();
  const { host } = it.story;
  reads = {
    ...host,
    people: createPeople(host),
    content: host.vault,
    actions: () => actionRegistry([]),
    firingAlerts: async (actor, incidents) => firingAlerts(host.db, actor, incidents),
    withAlertsOf,
  };
  await it.send(notification([wireAlert(), wireAlert(two)]));
  code = (await sql<{ code: string }>`select code from incidents`.execute(host.db)).rows[0]?.code ?? '';
});
afterEach(async () => it.end());

async function stillFiring(actor: Actor = it.story.sre.actor): Promise<number | undefined> {
  const found = await getIncident(reads, actor, code);
  if (!found.ok) throw new Error(found.error.code);
  const listed = await listIncidents(reads, actor, {}, { after: undefined, limit: 10 });
  expect(listed.items[0]?.stillFiring).toBe(found.value.stillFiring);
  return found.value.stillFiring;
}

/** What the overview shows. */
async function told(actor: Actor = it.story.sre.actor) {
  const { items, total } = await resolvedYetFiring(reads, actor, 50);
  expect(total).toBe(items.length);
  return items.map((each) => [each.code, each.stillFiring]);
}

/** Adds `times` copies, each declared a minute after the previous one. */
async function copyIncident(times: number): Promise<readonly string[]> {
  let rows: readonly { id: string }[] = [];
  await laidDown(it.story.host, async (tx) => {
    const copied = await sql<{ id: string }>`
    insert into incidents
    select (jsonb_populate_record(i, jsonb_build_object(
      'id', gen_random_uuid(), 'code', 'LATER-' || n, 'declared_at', i.declared_at + n * interval '1 minute'))).*
    from incidents i cross join generate_series(1, ${times}::int) n returning id`.execute(tx);
    rows = copied.rows;
  });
  return rows.map(({ id }) => id);
}

async function copyAlerts(incidents: readonly string[]): Promise<void> {
  await laidDown(
    it.story.host,
    async (tx) =>
      void (await sql`
    insert into alerts
    select (jsonb_populate_record(a, jsonb_build_object(
      'id', gen_random_uuid(), 'fingerprint', a.fingerprint || i, 'incident_id', i))).*
    from alerts a cross join unnest(${incidents}::uuid[]) i`.execute(tx)),
  );
}

async function resolveIt(): Promise<void> {
  const { story } = it;
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, mitigateIncident, { code, note });
  await story.done(story.sre, resolveIncident, { code, note });
}

describe('an incident that is over while alerts of it fire', () => {
  test('says how many, resolved and closed alike, until they are over or it is reopened', async () => {
    const { story } = it;
    expect(await stillFiring()).toBeUndefined();
    await resolveIt();
    expect(await stillFiring()).toBe(2);
    await story.done(story.sre, closeIncident, { code });
    expect(await stillFiring()).toBe(2);
    await it.send(notification([resolved(two)]));
    expect(await stillFiring()).toBe(1);
    await story.done(story.sre, reopenIncident, { code, reason: ownWords('it was not over') });
    expect(await stillFiring()).toBeUndefined();
  });

  test('is among those that the overview tells of while it is resolved, for whoever may know of it', async () => {
    const { story } = it;
    expect(await told()).toEqual([]);
    await resolveIt();
    expect(await told()).toEqual([[code, 2]]);
    await laidDown(story.host, async (tx) => void (await sql`update incidents set visibility = 'team'`.execute(tx)));
    expect(await told(story.bystander.actor)).toEqual([]);
    expect(await told()).toEqual([[code, 2]]);
    await it.send(notification([resolved(), resolved(two)]));
    expect(await told()).toEqual([]);
  });

  test('is found however many were resolved after it, and counted however few are shown', async () => {
    await resolveIt();
    const copies = await copyIncident(60);
    expect(await told()).toEqual([[code, 2]]);

    await copyAlerts(copies);
    const { items, total } = await resolvedYetFiring(reads, it.story.sre.actor, 50);
    expect([items.length, total]).toEqual([50, 61]);
    expect(items.map((each) => each.declaredAt)).toEqual(
      items
        .map((each) => each.declaredAt)
        .toSorted()
        .toReversed(),
    );
  });

  test('is told of no more once somebody has closed it, knowing that', async () => {
    await resolveIt();
    await it.story.done(it.story.sre, closeIncident, { code });
    expect(await told()).toEqual([]);
  });

  test('says nothing of them to a key that may not read alerts', async () => {
    await resolveIt();
    const key = (...scopes: string[]): Actor => ({ kind: 'service', id: it.story.sre.id, scopes });
    expect(await stillFiring(key('incidents:read', 'alerts:read'))).toBe(2);
    expect(await stillFiring(key('incidents:read'))).toBeUndefined();
    expect(await told(key('incidents:read', 'alerts:read'))).toEqual([[code, 2]]);
    expect(await told(key('incidents:read'))).toEqual([]);
  });
});
