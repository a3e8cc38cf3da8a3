import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { countOwnTraffic } from '../own-traffic.ts';
import { openTrafficJournal, type TrafficJournal } from '../traffic-journal.ts';
import { gate, objective, startSloStory } from '../testing/slo-story.ts';

let story: Story;
beforeEach(async () => void (story = await startSloStory()));
afterEach(async () => story.end());

const server = (journal?: TrafficJournal) => countOwnTraffic(story.host, story.host.clock, journal);
type Server = ReturnType<typeof server>;
const serve = (on: Server, outcome: Parameters<Server['observe']>[0], times: number) => {
  for (let each = 0; each < times; each += 1) on.observe(outcome);
};
const numbers = async (name: string) => {
  await story.advance({ milliseconds: 1 });
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

describe('a server that is killed', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'traffic-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const opened = () => server(openTrafficJournal(folder));

  test('loses no count: the next one hands over what it left, once [GOV 4.1] [GOV 4.2]', async () => {
    const killed = opened();
    serve(killed, 'good', 90);
    serve(killed, 'failed', 4);
    await story.advance({ minutes: 1 });
    serve(killed, 'slow', 3);
    // That server is gone: it never flushes.
    const [next, third] = [opened(), opened()];
    await next.flush();
    await story.advance({ minutes: 3 });
    await next.flush();
    await third.flush();
    expect(await numbers('ML-SLO-001')).toEqual(['97', '4']);
    expect(await numbers('ML-SLO-002')).toEqual(['93', '3']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('after its counts were stored and before it knew, it has them counted once', async () => {
    const killed = opened();
    serve(killed, 'good', 10);
    const [left] = readdirSync(folder);
    await story.advance({ minutes: 1 });
    await killed.flush();
    writeFileSync(join(folder, left ?? ''), 'g'.repeat(10));
    await story.advance({ minutes: 2 });
    await opened().flush();
    expect(await numbers('ML-SLO-001')).toEqual(['10', '0']);
  });

  test('does not have the minute of one that lives taken from it', async () => {
    const [living, other] = [opened(), opened()];
    serve(living, 'good', 5);
    await other.flush();
    expect(readdirSync(folder)).toHaveLength(1);
    serve(living, 'failed', 1);
    await story.advance({ minutes: 1 });
    await living.flush();
    expect(await numbers('ML-SLO-001')).toEqual(['6', '1']);
  });

  test('leaves what no budget looks back to any more, and it is not tried for ever', async () => {
    const stream = story.host.ids.opaque();
    writeFileSync(join(folder, `${stream}.${Date.UTC(2020, 0, 1)}`), 'gggf');
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    await opened().flush();
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    expect(await numbers('ML-SLO-001')).toEqual(['0', '0']);
  });

  test('serves on where the disk takes nothing, and says so once', async () => {
    const full = {
      ...openTrafficJournal(folder),
      append: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const on = server(full);
    serve(on, 'good', 3);
    await story.advance({ minutes: 1 });
    await on.flush();
    expect(await numbers('ML-SLO-001')).toEqual(['3', '0']);
    expect(story.host.log.events.filter(({ event }) => event === 'objectives.own_traffic_not_written')).toMatchObject([
      { fields: { code: 'ENOSPC' } },
    ]);
  });
});
