import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { breachesIn, declareAs, note, startClockStory } from '../testing/clock-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

test('an incident has one open row of each kind of deadline, and the next when that one has been served', async () => {
  const code = await declareAs(story, 'SEV-1');
  expect(await openDeadlines()).toEqual([
    'incident.clock_due acknowledge at 09:05:00',
    'incident.clock_warning acknowledge at 09:03:45',
    'incident.escalation_due commander-1-0 at 09:05:00',
  ]);
  await story.advance({ minutes: 5 });
  expect(await breachesIn(story)).toEqual([
    ['acknowledge', '3.1.2'],
    ['commander', '8.1'],
  ]);
  expect(await openDeadlines()).toEqual([
    'incident.clock_due update at 09:15:00',
    'incident.clock_warning update at 09:11:15',
    'incident.escalation_due commander-1-1 at 09:10:00',
  ]);
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, mitigateIncident, { code, note });
  await story.done(story.sre, resolveIncident, { code, note });
  expect(await openDeadlines()).toEqual([]);
});

test('a breach that the worker has not come to is on record once, also where the incident is resolved before [GOV 3.1.7, 8.1]', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  story.host.clock.advance({ minutes: 20 });
  await story.done(story.sre, resolveIncident, { code, note });
  await story.advance({ minutes: 1 });
  const recorded = await breachesIn(story);
  expect(recorded).toHaveLength(2);
  expect(Object.fromEntries(recorded)).toEqual({ commander: '8.1', update: '3.1.7' });
});

test('an escalation that cannot be served holds up none of the later ones [GOV 3.1.5, 8.1]', async () => {
  await declareAs(story, 'SEV-1');
  await spoil('%/commander-1-0');
  await story.advance({ minutes: 60 });
  expect((await story.entries('incident.escalated')).map(({ time, data }) => [data['step'], time])).toEqual([
    ['commander-1-1', '2026-11-02T09:10:00.000Z'],
    // Replanned when the incident changed.
    ['commander-1-0', '2026-11-02T09:10:00.000Z'],
    ['mitigation-1-SEV-1-0', '2026-11-02T09:30:00.000Z'],
  ]);
});

test('a breach that cannot be served keeps no later round of another clock from being recorded [GOV 3.1.2, 3.1.7]', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, takeCommand, { code });
  await spoil('%/acknowledge/1');
  await story.advance({ minutes: 14 });
  await story.done(story.sre, updateStakeholders, { code, text: note });
  await story.advance({ minutes: 15 });
  expect(await breachesIn(story, 'update')).toEqual([['update', '3.1.7']]);
});

test('a note changes nothing about what is due', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 20 });
  for (let count = 0; count < 3; count += 1) await story.done(story.sre, addNote, { code, text: note });
  await story.advance({ minutes: 10 });
  expect(await breachesIn(story, 'mitigate')).toHaveLength(1);
  expect((await story.entries('incident.escalated')).filter(({ clause }) => clause === '3.1.5')).toHaveLength(1);
});

/** The open rows, without the page repetition. */
async function openDeadlines(): Promise<string[]> {
  const { rows } = await sql<{ kind: string; key: string; due_at: Date }>`
    select kind, key, due_at from due_work
    where subject_kind = 'incident' and form = 'deadline' and state = 'open' and kind <> 'incident.page_again'
    order by kind, due_at`.execute(story.host.db);
  return rows.map(({ kind, key, due_at }) => `${kind} ${key.split('/')[1]} at ${due_at.toISOString().slice(11, 19)}`);
}

/** Makes a row unreadable for its handler, as if a future version of Muster had planned it. */
async function spoil(key: string): Promise<void> {
  story.isTamperedWith = true;
  await sql`update due_work set payload = '{}' where key like ${key}`.execute(story.host.database.owner);
}
