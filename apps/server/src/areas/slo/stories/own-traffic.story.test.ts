import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { countOwnTraffic } from '../own-traffic.ts';
import { gate, objective, startSloStory } from '../testing/slo-story.ts';

let story: Story;
beforeEach(async () => void (story = await startSloStory()));
afterEach(async () => story.end());

const server = () => countOwnTraffic(story.host, story.host.clock);
type Server = ReturnType<typeof server>;
const serve = (on: Server, outcome: Parameters<Server['observe']>[0], times: number) => {
  for (let each = 0; each < times; each += 1) on.observe(outcome);
};
const numbers = async (name: string) => {
  const { total, bad } = await objective(story, name);
  return [total, bad];
};

test('servers and restarts add up, a failed request is charged once, one refused for its rate nowhere [GOV 4.1] [GOV 4.2]', async () => {
  const [first, second] = [server(), server()];
  serve(first, 'good', 90);
  serve(first, 'slow', 2);
  serve(second, 'failed', 5);
  serve(second, 'throttled', 7);
  await story.advance({ minutes: 1 });
  await first.flush();
  await second.flush();
  await first.flush();
  serve(first, 'good', 3);
  await first.flush(true);
  const restarted = server();
  serve(restarted, 'good', 1);
  await restarted.flush(true);
  await story.advance({ seconds: 1 });
  expect(await numbers('ML-SLO-001')).toEqual(['101', '5']);
  expect(await numbers('ML-SLO-002')).toEqual(['96', '2']);
});

test('a server that nobody asks anything is heard all the same, so that quiet is not unknown [GOV 4.7]', async () => {
  const idle = server();
  for (let minute = 0; minute < 15; minute += 5) {
    await idle.flush();
    await story.advance({ minutes: 5 });
  }
  expect(await gate(story)).toMatchObject({ isUnknown: false });
  expect(await objective(story, 'ML-SLO-001')).toMatchObject({ state: 'no-data', sources: [{ source: 'muster' }] });
});
