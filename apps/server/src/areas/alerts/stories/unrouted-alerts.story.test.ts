import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AreaReads, Person } from '../../../platform/manifest-queries.ts';
import { unroutedWaiting } from '../queries/unrouted-waiting.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
});
afterEach(async () => it.end());

const waits = async (who: { readonly actor: unknown }) => {
  const { host } = it.story;
  const reads: AreaReads = { db: host.db, clock: host.clock, policies: () => host.policies(), use: host.services.use };
  return (await unroutedWaiting(reads, who.actor as Person)).items.map(({ title, page }) => [title, page]);
};

test('what nothing took pages as its severity says, and waits for whoever may say whose it is [GOV 2.1, 3.1.1]', async () => {
  expect(await waits(it.story.sre)).toEqual([]);
  await it.send(notification([wireAlert()]));
  expect((await it.story.pages()).map(({ to }) => to)).toContain(it.story.sre.id);
  const mild = wireAlert({ fingerprint: 'a2', labels: { alertname: 'Disk', severity: 'info' } });
  await it.send(notification([mild], { groupKey: 'two' }));
  expect(await waits(it.story.sre)).toEqual([
    ['2 alerts are firing that no rule matched', '/alerts?state=firing&unrouted=true'],
  ]);
  expect(await waits(it.story.bystander)).toEqual([]);
  await it.send(notification([resolved()]));
  expect(await waits(it.story.sre)).toEqual([
    ['An alert is firing that no rule matched', '/alerts?state=firing&unrouted=true'],
  ]);
});
