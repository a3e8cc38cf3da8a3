import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { laidDown } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { breachesIn, declareAs, startClockStory } from '../testing/clock-story.ts';
import { incidentOf } from '../testing/incident-story.ts';

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

const updatesAsked = async () =>
  (await story.pages())
    .filter(({ reason }) => reason.startsWith('update-'))
    .map(({ to, reason, urgency, clause }) => [to, reason, urgency, clause]);

test('each quarter of an hour without one is a miss of its own: its commander is told before and called at each [GOV 3.1.7]', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.secondSre, takeCommand, { code });
  await story.advance({ minutes: 45 });
  expect(await breachesIn(story, 'update')).toHaveLength(3);
  const { id } = story.secondSre;
  const each = [
    [id, 'update-due', 'notify', '3.1.7'],
    [id, 'update-missed', 'page', '3.1.7'],
  ];
  expect(await updatesAsked()).toEqual([...each, ...each, ...each]);
  const { clocks } = await incidentOf(story, code);
  expect(clocks.filter(({ name }) => name === 'update').map(({ state }) => state)).toEqual([
    'missed',
    'missed',
    'missed',
    'running',
  ]);
});

test('without anybody in command the on-call list is asked for it [GOV 3.1.7]', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.secondSre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  const suspended = sql`update principals set state = 'suspended' where id = ${story.sre.id}`;
  await laidDown(story.host, async (tx) => void (await suspended.execute(tx)));
  await story.advance({ minutes: 12 });
  expect(await updatesAsked()).toEqual([[story.secondSre.id, 'update-due', 'notify', '3.1.7']]);
});

test('intervals that nobody noticed are found by the update that ends them, and it keeps the one it falls in', async () => {
  const code = await declareAs(story, 'SEV-1');
  story.host.clock.advance({ minutes: 40 });
  await story.done(story.sre, updateStakeholders, { code, text: ownWords('we are on it') });
  expect(await breachesIn(story, 'update')).toHaveLength(2);
  const { clocks } = await incidentOf(story, code);
  expect(clocks.filter(({ name }) => name === 'update').map(({ state }) => state)).toEqual([
    'missed',
    'missed',
    'met',
    'running',
  ]);
});

test('what is resolved is asked for no update any more', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, resolveIncident, { code, note: ownWords('done') });
  await story.advance({ hours: 1 });
  expect(await updatesAsked()).toEqual([]);
});

describe('an update in one go', () => {
  const text = ownWords('users are served again');

  test('can mitigate, say when it happened, and promise the next sooner than the policy asks for it [GOV 3.1.7]', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    await story.advance({ minutes: 5 });
    const at = (minutes: number) => new Date(story.host.clock.now().getTime() + minutes * 60_000).toISOString();
    const nextBy = at(10);
    await story.done(story.sre, updateStakeholders, { code, text, step: 'mitigate', occurredAt: at(-2), nextBy });
    const { phase, clocks } = await incidentOf(story, code);
    expect(phase).toBe('mitigated');
    const update = clocks.findLast(({ name }) => name === 'update');
    expect(update?.dueAt.toISOString()).toBe(nextBy);
    expect(await story.entries('incident.stakeholders_updated')).toMatchObject([{ data: { nextBy } }]);
  });

  test('is refused where it lies ahead, or promises too late or what has passed', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.done(story.sre, takeCommand, { code });
    const at = (minutes: number) => new Date(story.host.clock.now().getTime() + minutes * 60_000).toISOString();
    const codes: string[] = [];
    for (const wrong of [
      { occurredAt: at(1) },
      { nextBy: at(16) },
      { nextBy: at(-1) },
      { step: 'mitigate' as const },
    ]) {
      const result = await story.as(story.sre, updateStakeholders, { code, text, ...wrong });
      codes.push(result.ok ? 'done' : result.error.code);
    }
    expect(codes).toEqual([
      'incidents/note-in-the-future',
      'incidents/promise-not-then',
      'incidents/promise-not-then',
      'incidents/illegal-step',
    ]);
  });

  test('a promise binds where the policy asks for no update, and a broken one is a miss [GOV 3.2.1]', async () => {
    const code = await declareAs(story, 'SEV-2');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    const nextBy = new Date(story.host.clock.now().getTime() + 30 * 60_000).toISOString();
    await story.done(story.sre, updateStakeholders, { code, text, nextBy });
    await story.advance({ minutes: 31 });
    expect(await breachesIn(story, 'update')).toHaveLength(1);
  });
});
