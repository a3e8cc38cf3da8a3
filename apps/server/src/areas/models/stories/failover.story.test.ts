import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../../kernel/clock.ts';
import { startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { askReview } from '../commands/ask-review.ts';
import { keptDays } from '../domain/log-policy.ts';
import { openPredictionIntake } from '../intake/open-intake.ts';
import { registerModelReactions } from '../reactions/register.ts';
import { outcome, prediction, startModelStory, type ModelStory } from '../testing/model-story.ts';

/** Predictions, their retention and a human review's month on two servers, one of which is killed midway. */
let models: ModelStory;
let servers: TwoServers;
beforeEach(async () => {
  models = await startModelStory();
  servers = startTwoServers(models.story, (registry) => registerModelReactions(registry));
});
afterEach(async () => models.end());

/** In one step: minute by minute, a month has thousands of deadlines. */
const leapTo = async (at: Date): Promise<void> => {
  models.story.host.clock.moveTo(at);
  await servers.advance({ minutes: 1 });
};

describe('with one of two servers killed in the middle', () => {
  test('what both sealed is on record once, and each hour is judged once [GOV 7.13]', async () => {
    const { story, log, tell } = models;
    const { host } = story;
    const other = openPredictionIntake(host, { clock: host.clock, dataKeys: host.dataKeys, ring: host.ring });
    const [ours, theirs] = [
      Array.from({ length: 40 }, () => prediction()),
      Array.from({ length: 30 }, () => prediction()),
    ];
    await Promise.all([
      log(...ours.slice(0, 20)),
      other.receive('other', theirs.slice(0, 15)),
      log(...ours.slice(20)),
      other.receive('other', theirs.slice(15)),
    ]);
    // Senders without a response resend, to whichever server is up.
    expect(await log(...ours, ...theirs)).toEqual([...ours, ...theirs].map(() => 'repeated'));
    const all = [...ours, ...theirs];
    await tell(...all.map(({ id }) => outcome(id, 'approve')));
    const sealed = await story.entries('prediction.stored');
    const sum = (of: 'predictions' | 'outcomes') =>
      sealed.reduce((total, { data }) => total + Number((data as Record<string, unknown>)[of]), 0);
    expect([sum('predictions'), sum('outcomes'), await models.rows('predictions')]).toEqual([70, 70, 70]);
    expect(new Set(sealed.map(({ data }) => (data as { root: string }).root)).size).toBe(sealed.length);

    servers.killAt('models.judge_slice');
    await leapTo(addMinutes(host.clock.now(), 26 * 60));
    expect(servers.deaths()).toBe(1);
    servers.restart();
    await servers.advance({ minutes: 5 });
    expect(await story.entries('model.slice_judged')).toHaveLength(1);
    expect((await models.tally()).n).toBe(70);
    await other.idle();
  });

  test('a day past its retention is dropped once, and what is younger stays [GOV 7.13]', async () => {
    const { story, log } = models;
    const old = prediction();
    await log(old, prediction());
    const kept = keptDays(story.host.policies().current);
    await leapTo(addDays(new Date('2026-11-02T09:00:00Z'), kept - 1));
    const young = prediction({ at: addMinutes(story.host.clock.now(), -5).toISOString() });
    await log(young);
    expect(await story.entries('prediction.days_dropped')).toEqual([]);
    servers.killAt('models.tidy');
    await leapTo(addDays(new Date('2026-11-03T09:00:00Z'), kept));
    expect(servers.deaths()).toBe(1);
    servers.restart();
    await servers.advance({ minutes: 25 });
    expect((await story.entries('prediction.days_dropped')).map(({ data }) => data)).toEqual([
      { days: ['2026-11-02'] },
    ]);
    expect(await models.rows('predictions')).toBe(1);
    expect(await log(young)).toEqual(['repeated']);
  });

  test('the month of a human review ends once [GOV 7.14]', async () => {
    const { story, log } = models;
    const sent = prediction({ decision: 'reject' });
    await log(sent);
    await story.done(story.bystander, askReview, { prediction: String(sent['id']), model: 'credit' });
    servers.killAt('models.review_due');
    await leapTo(new Date('2026-12-02T09:00:00Z'));
    expect(servers.deaths()).toBe(1);
    servers.restart();
    await servers.advance({ minutes: 5 });
    expect((await story.entries('review.overdue')).map(({ clause }) => clause)).toEqual(['7.14']);
  });
});
