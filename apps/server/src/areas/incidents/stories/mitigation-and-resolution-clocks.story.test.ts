import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { breachesIn, declareAs, note, startClockStory } from '../testing/clock-story.ts';
import { incidentOf } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

describe('mitigation and resolution', () => {
  test.each([
    ['SEV-1', { minutes: 30 }, '3.1.3'],
    ['SEV-2', { hours: 2 }, '3.2.3'],
    ['SEV-3', { hours: 8 }, '3.3.3'],
  ] as const)(
    'an unmitigated %s is in breach at its limit [GOV 3.1.3, 3.2.3, 3.3.3]',
    async (severity, limit, clause) => {
      const code = await declareAs(story, severity);
      await story.done(story.sre, acknowledgeIncident, { code });
      await story.done(story.sre, takeCommand, { code });
      await story.advance({ ...limit, milliseconds: -1 });
      expect(await breachesIn(story, 'mitigate')).toEqual([]);
      await story.advance({ milliseconds: 1 });
      expect(await breachesIn(story, 'mitigate')).toEqual([['mitigate', clause]]);
    },
  );

  test.each([
    ['SEV-1', { hours: 4 }, '3.1.4'],
    ['SEV-2', { hours: 24 }, '3.2.4'],
    ['SEV-3', { hours: 72 }, '3.3.4'],
  ] as const)(
    'an unresolved %s is in breach at its limit [GOV 3.1.4, 3.2.4, 3.3.4]',
    async (severity, limit, clause) => {
      const code = await declareAs(story, severity);
      await story.done(story.sre, acknowledgeIncident, { code });
      await story.done(story.sre, takeCommand, { code });
      await story.done(story.sre, mitigateIncident, { code, note });
      await story.advance({ ...limit, milliseconds: -1 });
      expect(await breachesIn(story, 'resolve')).toEqual([]);
      await story.advance({ milliseconds: 1 });
      expect(await breachesIn(story, 'resolve')).toEqual([['resolve', clause]]);
    },
  );

  test('an unresolved SEV-4 is in breach when the sprint after the current one has ended [GOV 3.4.3]', async () => {
    const code = await declareAs(story, 'SEV-4');
    await story.done(story.sre, acknowledgeIncident, { code });
    const due = (await incidentOf(story, code)).clocks.find(({ name }) => name === 'resolve')?.dueAt;
    expect(due?.toISOString()).toBe('2026-11-23T00:00:00.000Z');
    await story.advance({ days: 21 });
    expect(await breachesIn(story, 'resolve')).toEqual([['resolve', '3.4.3']]);
  });

  test('a resolved incident has nothing left to fall due', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, resolveIncident, { code, note });
    const before = (await story.entries()).length;
    await story.advance({ days: 3 });
    expect(await story.entries()).toHaveLength(before);
  });
});
