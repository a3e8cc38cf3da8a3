import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { breachesIn, declareAs, startClockStory } from '../testing/clock-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

test('a SEV-1 owes a stakeholder update every 15 minutes; a missed one is recorded [GOV 3.1.7]', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 14 });
  await story.done(story.sre, updateStakeholders, { code, text: ownWords('we are on it') });
  await story.advance({ minutes: 14 });
  expect(await breachesIn(story, 'update')).toEqual([]);
  await story.advance({ minutes: 1 });
  expect(await breachesIn(story, 'update')).toEqual([['update', '3.1.7']]);
});
