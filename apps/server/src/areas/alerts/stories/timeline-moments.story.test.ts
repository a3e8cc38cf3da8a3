import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { createPeople } from '../../identity/public.ts';
import type { Instant } from '../domain/instant.ts';
import { alertMoments, type AlertMoments } from '../queries/alert-moments.ts';
import { newAlerts } from '../store/alerts.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';
import { withAlertsOf } from '../queries/services-with-alerts.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let it: AlertStory;
let code = '';
let incident: IncidentId;
beforeEach(async () => {
  it = await startAlertStory();
  await it.send(notification());
  const { rows } = await sql<{ id: string; code: string }>`select id, code from incidents`.execute(it.story.host.db);
  code = rows[0]?.code ?? '';
  incident = asId(rows[0]?.id ?? '');
});
afterEach(async () => it.end());

async function moments(): Promise<AlertMoments> {
  const { host, sre } = it.story;
  const reads = {
    ...host,
    people: createPeople(host),
    content: host.vault,
    actions: () => actionRegistry([]),
    firingAlerts: async () => new Map(),
    withAlertsOf,
  };
  const found = await alertMoments(reads, sre.actor, code);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Adds `count` alerts to the incident that began the given minutes apart and each ended ten seconds later. */
async function manyAlerts(count: number, minutesApart: number): Promise<void> {
  const { clock, ids } = it.story.host;
  const start = clock.now();
  const alerts = Array.from({ length: count }, (_, index) => {
    const receivedAt = addMinutes(start, minutesApart * (index + 1));
    return {
      id: asId<'alert'>(ids.row(receivedAt)),
      integrationId: it.integration,
      fingerprint: index.toString(16),
      occurrence: 1,
      startsAt: receivedAt.toISOString() as Instant,
      state: 'resolved' as const,
      endsAt: receivedAt.toISOString() as Instant,
      name: `Alert${index % 7}`,
      severity: undefined,
      isDrill: false,
      teamId: undefined,
      service: undefined,
      visibility: 'organisation' as const,
      labels: {},
      annotations: {},
      generatorUrl: undefined,
      incidentId: incident,
      receivedAt,
      heardAt: new Date(receivedAt.getTime() + 10_000),
      overHeardAt: new Date(receivedAt.getTime() + 10_000),
      deliveries: 2,
      entryId: undefined,
      groupHash: '',
      heldBy: undefined,
      trace: { reading: 'policy', mapping: '', policy: '', owner: 'nobody' } as const,
    };
  });
  await laidDown(it.story.host, async (tx) => void (await newAlerts(alerts)?.execute(tx)));
}

/** The apparent length of each span in seconds: the largest unit to which every span is aligned. */
const spanOf = (found: AlertMoments): number | undefined =>
  [DAY, HOUR, MINUTE, 1].find((seconds) => found.moments.every(({ span }) => span.getTime() % (seconds * 1000) === 0));

const sum = (found: AlertMoments, wanted: 'began' | 'resolved'): number =>
  found.moments.reduce((total, { event, alerts }) => total + (event === wanted ? alerts : 0), 0);

describe('the moments of an incident’s alerts', () => {
  test('are those of one second together, by how often each name is there', async () => {
    const start = it.story.host.clock.now();
    const named = (fingerprint: string, alertname: string) =>
      wireAlert({ fingerprint, labels: { alertname, severity: 'critical' } });
    await it.send(notification(['1', '2', '3'].map((each) => named(each, 'FeatureLag'))));
    it.story.host.clock.advance({ milliseconds: 900 });
    await it.send(notification([named('4', 'Disk'), named('5', 'Memory'), named('6', 'Network'), named('7', 'Disk')]));
    const now = it.story.host.clock.now();
    expect(await moments()).toEqual({
      isWhole: true,
      moments: [
        {
          event: 'began',
          span: start,
          first: start,
          last: now,
          alerts: 8,
          names: [
            { name: 'FeatureLag', alerts: 3 },
            { name: 'Disk', alerts: 2 },
            { name: 'FraudLatencyP99', alerts: 1 },
          ],
          otherNames: 2,
        },
      ],
    });
  });

  test('tell the end of an alert when Muster heard of it, and only where somebody said so', async () => {
    await it.story.advance({ minutes: 2 });
    await it.send(notification([resolved()]));
    const over = it.story.host.clock.now();
    await it.story.advance({ minutes: 2 });
    // The alert fires twice more: the second episode is over only because there is a third.
    await it.send(notification([wireAlert({ startsAt: '2026-11-02T09:03:00Z' })]));
    await it.story.advance({ minutes: 2 });
    await it.send(notification([wireAlert({ startsAt: '2026-11-02T09:05:00Z' })]));
    const found = await moments();
    expect(found.moments.map(({ event, alerts }) => [event, alerts])).toEqual([
      ['began', 1],
      ['began', 1],
      ['resolved', 1],
      ['began', 1],
    ]);
    expect(found.moments.find(({ event }) => event === 'resolved')?.first).toEqual(over);
  });

  test('are told by the minute where the seconds would be too many', async () => {
    await manyAlerts(600, 1 / 60);
    const found = await moments();
    expect(spanOf(found)).toBe(MINUTE);
    expect(found.moments.length).toBe(22);
    expect([found.isWhole, sum(found, 'began'), sum(found, 'resolved')]).toEqual([true, 601, 600]);
  });

  test('are told by the hour where the minutes would be too many, and every alert still counts', async () => {
    await manyAlerts(600, 1);
    const found = await moments();
    expect(spanOf(found)).toBe(HOUR);
    expect(found.moments.length).toBe(22);
    expect(found).toMatchObject({ isWhole: true });
    expect([sum(found, 'began'), sum(found, 'resolved')]).toEqual([601, 600]);
  });

  test('are told by the day where the hours would be too many', async () => {
    await manyAlerts(700, 60);
    const found = await moments();
    expect(spanOf(found)).toBe(DAY);
    expect(found.moments.length).toBe(60);
    expect(sum(found, 'began')).toBe(701);
  });

  test('of more alerts than can be read at once are the newest, and it is said that there are more', async () => {
    await manyAlerts(20_000, 0.001);
    const found = await moments();
    expect(found.isWhole).toBe(false);
    expect(found.moments.length).toBeLessThan(60);
  });

  test('are not told to whoever may not know of the incident', async () => {
    const { host } = it.story;
    const reads = {
      ...host,
      people: createPeople(host),
      content: host.vault,
      actions: () => actionRegistry([]),
      firingAlerts: async () => new Map(),
      withAlertsOf,
    };
    expect(await alertMoments(reads, { kind: 'anonymous' }, code)).toMatchObject({
      ok: false,
      error: { code: 'incidents/not-found' },
    });
  });
});
