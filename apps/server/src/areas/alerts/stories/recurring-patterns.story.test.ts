import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { recurrencesOf } from '../queries/recurrences-of.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
});
afterEach(async () => it.end());

const alert = (fingerprint: string, alertname: string, service: string) =>
  wireAlert({ fingerprint, labels: { alertname, service, severity: 'warning' } });

/** A separate incident declared by one alert. */
async function incidentOf(fingerprint: string, alertname: string, service: string): Promise<string> {
  await it.send(notification([alert(fingerprint, alertname, service)], { groupKey: fingerprint }));
  const { db } = it.story.host;
  const { rows } = await sql<{
    id: string;
  }>`select id from incidents order by declared_at desc, id desc limit 1`.execute(db);
  await it.story.advance({ minutes: 1 });
  return rows[0]?.id ?? '';
}

test('incidents are of one pattern by the same alert, or the same kind of alert for the same service [GOV 3.3.6]', async () => {
  const began = it.story.host.clock.now();
  await incidentOf('a1', 'QueueAge', 'checkout');
  await it.story.advance({ days: 20 });
  await incidentOf('b1', 'QueueAge', 'search');
  const again = await incidentOf('a2', 'QueueAge', 'checkout');
  const { db } = it.story.host;
  expect(await recurrencesOf(db, asId(again), began)).toBe(2);
  expect(await recurrencesOf(db, asId(again), new Date(began.getTime() + 86_400_000))).toBe(1);
});
