import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { classifyIncident } from '../commands/classify-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { takeCommand } from '../commands/take-command.ts';
import { breachesIn, declareAs, pagedAfter, startClockStory } from '../testing/clock-story.ts';
import { factsFor } from '../testing/declared.ts';
import { incidentOf, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

describe('acknowledgment', () => {
  test.each([
    ['SEV-1', 5, '3.1.2'],
    ['SEV-2', 15, '3.2.2'],
    ['SEV-3', 60, '3.3.2'],
    ['SEV-4', 240, '3.4.2'],
  ] as const)(
    'a %s that nobody acknowledges is in breach after %i minutes, by clause %s [GOV 3.1.2, 3.2.2, 3.3.2, 3.4.2]',
    async (severity, minutes, clause) => {
      const code = await declareAs(story, severity);
      await story.done(story.secondSre, takeCommand, { code });
      await story.advance({ minutes, milliseconds: -1 });
      expect(await breachesIn(story)).toEqual([]);
      await story.advance({ milliseconds: 1 });
      expect(await breachesIn(story)).toEqual([['acknowledge', clause]]);
    },
  );

  test('an acknowledgment a moment before the limit leaves nothing to breach [GOV 3.1.2]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.advance({ minutes: 5, milliseconds: -1 });
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ minutes: 1 });
    expect(await breachesIn(story, 'acknowledge')).toEqual([]);
  });

  test('a breach is dated when it fell due, however late it is noticed, and stays after a late acknowledgment', async () => {
    const code = await declareAs(story, 'SEV-1');
    const due = new Date(story.host.clock.now().getTime() + 5 * 60_000);
    story.host.clock.advance({ minutes: 9 });
    await story.done(story.sre, acknowledgeIncident, { code });
    expect((await story.entries('incident.clock_breached')).map(({ data }) => data['dueAt'])).toContain(
      due.toISOString(),
    );
    expect((await incidentOf(story, code)).clocks.find(({ name }) => name === 'acknowledge')).toMatchObject({
      state: 'met-late',
      breachedAt: due,
    });
  });

  test('the page is repeated until somebody acknowledges', async () => {
    const code = await declareAs(story, 'SEV-1');
    expect((await story.pages()).map(({ to }) => to)).toEqual([story.sre.id, story.secondSre.id]);
    await story.advance({ minutes: 2 });
    expect(await story.pages()).toHaveLength(4);
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    const taken = story.host.clock.now();
    await story.advance({ minutes: 10 });
    expect(await pagedAfter(story, taken)).toEqual([]);
  });

  test('an ignored SEV-1 never falls silent: the list is called again, and whoever it was escalated to [GOV 3.1.2, 3.1.5]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.advance({ hours: 2 });
    const lately = (await story.pages()).filter(
      ({ at, reason }) => reason === 'repeated' && at.getTime() > story.host.clock.now().getTime() - 2 * 60_000,
    );
    const everybody = [story.sre, story.secondSre, story.lead, story.vp].map(({ id }) => id);
    expect(lately.map(({ to }) => to).toSorted()).toEqual(everybody.toSorted());
    await story.done(story.vp, acknowledgeIncident, { code });
    const answered = story.host.clock.now();
    await story.advance({ minutes: 10 });
    expect(await pagedAfter(story, answered)).toEqual([]);
  });

  test('what turns out to be mild is not repeated: nobody is woken for a SEV-3 [GOV 3.3.2]', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title });
    await story.done(story.sre, classifyIncident, { code, facts: { ...factsFor['SEV-3'] } });
    const classified = story.host.clock.now();
    await story.advance({ minutes: 10 });
    expect(await pagedAfter(story, classified)).toEqual([]);
  });

  test('a raise calls again, and what is repeated is that call, not the first beside it', async () => {
    const code = await declareAs(story, 'SEV-2');
    await story.advance({ minutes: 1 });
    await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-1', reason: ownWords('users cannot pay') });
    const reasons = async () => (await story.entries('page.requested')).map(({ data }) => data['reason']);
    await story.advance({ minutes: 2, milliseconds: -1 });
    expect(await reasons()).toEqual(['declared', 'raised']);
    await story.advance({ milliseconds: 1 });
    expect(await reasons()).toEqual(['declared', 'raised', 'repeated']);
  });

  test.each([
    ['SEV-1', ['2.1', '3.1.2']],
    ['SEV-2', ['2.1', '3.2.2']],
    ['SEV-3', ['3.3.2']],
    ['SEV-4', ['3.4.2']],
  ] as const)(
    'a page or notice of a %s names the clause it asks under, its repetition too [GOV 2.1, 3.1.2, 3.2.2, 3.3.2, 3.4.2]',
    async (severity, clauses) => {
      await declareAs(story, severity);
      await story.advance({ minutes: 2 });
      expect((await story.entries('page.requested')).map(({ clause }) => clause)).toEqual(clauses);
    },
  );
});
