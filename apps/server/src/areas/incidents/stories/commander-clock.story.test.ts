import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { breachesIn, declareAs, pagedAfter, startClockStory } from '../testing/clock-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

describe('the named commander [GOV 8.1]', () => {
  test('a SEV-2 without one after 5 minutes is in breach and pages the ML Platform Lead [GOV 8.1]', async () => {
    const code = await declareAs(story, 'SEV-2');
    await story.done(story.sre, acknowledgeIncident, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ minutes: 5, milliseconds: -1 });
    expect(await pagedAfter(story, acknowledged)).toEqual([]);
    await story.advance({ milliseconds: 1 });
    expect(await breachesIn(story)).toEqual([['commander', '8.1']]);
    expect((await story.pages()).at(-1)).toMatchObject({
      to: story.lead.id,
      reason: 'commander-missing',
      clause: '8.1',
    });
  });

  test('for a SEV-1 the VP Engineering follows 5 minutes later [GOV 8.1]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ minutes: 5 });
    const missed = story.host.clock.now();
    await story.advance({ minutes: 5 });
    expect(await pagedAfter(story, missed)).toEqual([story.vp.id]);
  });

  test('one named in time leaves nothing to escalate [GOV 8.1]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.secondSre, takeCommand, { code });
    const named = story.host.clock.now();
    await story.advance({ minutes: 20 });
    expect(await pagedAfter(story, named)).toEqual([]);
    expect(await breachesIn(story, 'commander')).toEqual([]);
  });
});
