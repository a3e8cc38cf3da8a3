import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { takeCommand } from '../commands/take-command.ts';
import { declareAs, note, pagedAfter, startClockStory } from '../testing/clock-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

describe('escalation', () => {
  test('an unmitigated SEV-1 reaches the ML Platform Lead and the VP at T+30 [GOV 3.1.5]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ minutes: 29, seconds: 59 });
    expect(await pagedAfter(story, acknowledged)).toEqual([]);
    await story.advance({ seconds: 1 });
    expect((await pagedAfter(story, acknowledged)).toSorted()).toEqual([story.lead.id, story.vp.id].toSorted());
  });

  test('an unmitigated SEV-2 reaches the ML Platform Lead at T+2 h [GOV 3.2.5]', async () => {
    const code = await declareAs(story, 'SEV-2');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ hours: 2 });
    expect(await pagedAfter(story, acknowledged)).toEqual([story.lead.id]);
  });

  test('an unmitigated SEV-3 is told to the SRE Lead at T+8 h [GOV 3.3.5]', async () => {
    const code = await declareAs(story, 'SEV-3');
    await story.done(story.sre, acknowledgeIncident, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ hours: 8 });
    expect((await story.pages()).filter(({ at }) => at > acknowledged)).toMatchObject([
      { to: story.sreLead.id, urgency: 'notify', clause: '3.3.5' },
    ]);
  });

  test('what is mitigated in time is not escalated [GOV 3.1.5]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    await story.advance({ minutes: 29 });
    const mitigated = story.host.clock.now();
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.advance({ hours: 1 });
    expect(await pagedAfter(story, mitigated)).toEqual([]);
  });

  test('a raise to SEV-1 late in a SEV-3’s life escalates once, and to SEV-1’s roles', async () => {
    const code = await declareAs(story, 'SEV-3');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ hours: 1 });
    await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-1', reason: ownWords('users cannot pay') });
    await story.done(story.sre, takeCommand, { code });
    const raised = story.host.clock.now();
    await story.advance({ minutes: 30 });
    expect((await pagedAfter(story, raised)).toSorted()).toEqual([story.lead.id, story.vp.id].toSorted());
    const escalatedAt = story.host.clock.now();
    await story.advance({ hours: 12 });
    expect(await pagedAfter(story, escalatedAt)).toEqual([]);
  });
});
