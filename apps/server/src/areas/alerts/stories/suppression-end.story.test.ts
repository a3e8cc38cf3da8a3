import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { announceMaintenance } from '../commands/announce-maintenance.ts';
import { snoozeAlerts } from '../commands/snooze-alerts.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { resolveAll } from '../testing/resolve-all.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

/** Alerts that were on an incident before a suppression began, where the incident is over by the time it ends. */
let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
});
afterEach(async () => it.end());

const reason = ownWords('known, a disk is on its way');
const later = (minutes: number): string => addMinutes(it.story.host.clock.now(), minutes).toISOString();
const mild = (fingerprint: string, cluster: string) =>
  wireAlert({ fingerprint, labels: { alertname: 'Loss', severity: 'warning', cluster } });

const fire = async (fingerprint: string, cluster: string) =>
  it.send(notification([mild(fingerprint, cluster)], { groupKey: fingerprint }));

const alerts = async () =>
  (
    await sql<{ id: string; fingerprint: string; occurrence: number; state: string; code: string | null }>`
      select a.id, a.fingerprint, a.occurrence, a.state, i.phase as code from alerts a
      left join incidents i on i.id = a.incident_id order by a.fingerprint, a.occurrence`.execute(it.story.host.db)
  ).rows;

const named = async (...fingerprints: string[]) =>
  (await alerts()).filter(({ fingerprint }) => fingerprints.includes(fingerprint)).map(({ id }) => id);

test('a snoozed alert whose incident was resolved meanwhile opens another one at the end [GOV 3.1.1]', async () => {
  await fire('a1', 'eu');
  await fire('a2', 'eu');
  await it.story.done(it.story.sre, snoozeAlerts, { alerts: await named('a1'), endsAt: later(30), reason });
  await resolveAll(it.story);
  await it.story.advance({ minutes: 29 });
  expect(await alerts()).toMatchObject([{ occurrence: 1 }, { occurrence: 1 }]);
  await it.story.advance({ minutes: 1 });
  expect(await alerts()).toMatchObject([
    { fingerprint: 'a1', occurrence: 1, state: 'resolved', code: 'resolved' },
    { fingerprint: 'a1', occurrence: 2, state: 'firing', code: 'declared' },
    { fingerprint: 'a2', occurrence: 1, state: 'firing', code: 'resolved' },
  ]);
  // Its sender repeats itself: the same alert.
  await fire('a1', 'eu');
  expect(await alerts()).toHaveLength(3);
});

test('one whose incident still goes on stays on it', async () => {
  await fire('a1', 'eu');
  await it.story.done(it.story.sre, snoozeAlerts, { alerts: await named('a1'), endsAt: later(30), reason });
  await it.story.advance({ minutes: 30 });
  expect(await alerts()).toMatchObject([{ fingerprint: 'a1', occurrence: 1, state: 'firing', code: 'declared' }]);
});

test('what a window covers is judged at its end, and what another one covers then waits for that', async () => {
  for (const [fingerprint, cluster] of [
    ['a1', 'eu'],
    ['a2', 'us"\\%'],
  ] as const)
    await fire(fingerprint, cluster);
  const window = async (label: string, minutes: number) =>
    it.story.done(it.story.sre, announceMaintenance, { endsAt: later(minutes), reason, labels: [ownWords(label)] });
  await window('cluster=us"\\%', 10);
  await window('cluster=eu', 20);
  await window('cluster=eu', 30);
  await resolveAll(it.story);
  await it.story.advance({ minutes: 10 });
  expect((await alerts()).map(({ fingerprint, state }) => [fingerprint, state])).toEqual([
    ['a1', 'firing'],
    ['a2', 'resolved'],
    ['a2', 'firing'],
  ]);
  await it.story.advance({ minutes: 10 });
  expect((await alerts()).slice(0, 2)).toMatchObject([
    { fingerprint: 'a1', state: 'resolved' },
    { fingerprint: 'a1', state: 'firing', code: null },
  ]);
  await it.story.advance({ minutes: 10 });
  expect((await alerts()).slice(0, 2)).toMatchObject([{ state: 'resolved' }, { state: 'firing', code: 'declared' }]);
});
