import { afterEach, beforeEach, expect, test } from 'vitest';
import { addService } from '../../catalog/commands/add-service.ts';
import { depend } from '../../catalog/commands/depend.ts';
import { causesService } from '../../../platform/causes.ts';
import type { Story } from '../../../testing/story.ts';
import { counted, objective, startSloStory } from '../../slo/testing/slo-story.ts';
import { deploymentsArea } from '../area.ts';
import { checkDeployment } from '../commands/check-deployment.ts';
import { finishDeployment } from '../commands/finish-deployment.ts';
import { startDeployment } from '../commands/start-deployment.ts';

let story: Story;
beforeEach(async () => {
  story = await startSloStory();
  const { causes } = deploymentsArea(story.host);
  story.host.services.give(causesService, async (db, asked) => (await causes?.(db, asked)) ?? []);
});
afterEach(async () => story.end());

const start = async (service: string, commit: string, environment = 'production') => {
  const { id } = await story.done(story.engineer, checkDeployment, { service, commit, environment });
  await story.done(story.engineer, startDeployment, { id });
  return id;
};
const finish = async (id: string) => story.done(story.engineer, finishDeployment, { id, outcome: 'succeeded' });
const burned = async () =>
  Object.fromEntries((await objective(story, 'ML-SLO-001')).burnedBy.map(({ title, bad }) => [title, bad]));
/** Adds bad events to the minute that has just begun. */
const bad = async (count: number) => counted(story, 'ML-SLO-001', 1_000_000, count, { minutesAgo: 0 });

test('bad events are charged to the deployment that went on, for an hour after it, and no longer [GOV 4.6] [GOV 9.1]', async () => {
  await bad(3);
  await story.advance({ minutes: 1 });
  const id = await start('incident-api', 'v1');
  await bad(10);
  await story.advance({ minutes: 5 });
  await finish(id);
  await story.advance({ minutes: 59 });
  await bad(20);
  await story.advance({ minutes: 3 });
  await bad(40);
  const { burnedBy, intervals, budget } = await objective(story, 'ML-SLO-001');
  expect(await burned()).toEqual({ 'incident-api v1 to production': '30', 'not attributed': '43' });
  expect(burnedBy.reduce((sum, each) => sum + BigInt(each.bad), 0n)).toBe(BigInt(budget.bad));
  expect(intervals).toMatchObject([{ cause: `deployment:${id}` }]);
});

test('the next one that succeeds ends what the one before is charged with', async () => {
  await finish(await start('incident-api', 'v1'));
  await story.advance({ minutes: 10 });
  const rollback = await start('incident-api', 'v0');
  await story.advance({ minutes: 5 });
  await finish(rollback);
  await story.advance({ minutes: 1 });
  await bad(8);
  expect(await burned()).toEqual({ 'incident-api v0 to production': '8' });
});

test('what it depends on is charged too; another service and a place that is not production are not', async () => {
  for (const name of ['incident-api', 'store']) await story.done(story.sre, addService, { name });
  await story.done(story.sre, depend, { name: 'incident-api', on: 'store' });
  await start('store', 's1');
  await start('ranking', 'r1');
  await start('incident-api', 'v9', 'staging');
  await bad(6);
  expect(await burned()).toEqual({ 'store s1 to production': '6' });
});
