import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { takeCommand } from '../commands/take-command.ts';
import { warnOfClock } from '../reactions/fire-clock.ts';
import { declareAs, note, startClockStory } from '../testing/clock-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

test('a warning is given once, when the policy’s last share of a clock’s time begins', async () => {
  const code = await declareAs(story, 'SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 23 });
  await story.done(story.sre, addNote, { code, text: note });
  await story.advance({ minutes: 3 });
  const warnings = (await story.entries('incident.clock_warned')).filter(({ data }) => data['clock'] === 'mitigate');
  expect(warnings.map(({ time }) => time)).toEqual(['2026-11-02T09:22:30.000Z']);
});

test('warnings that come too late to help do not keep the later ones from coming', async () => {
  await declareAs(story, 'SEV-1');
  story.host.clock.advance({ minutes: 10 });
  await story.advance({ minutes: 13 });
  const warned = (await story.entries('incident.clock_warned')).map(({ time, data }) => [data['clock'], time]);
  expect(warned).toEqual([
    ['update', '2026-11-02T09:11:15.000Z'],
    ['mitigate', '2026-11-02T09:22:30.000Z'],
  ]);
});

test('a warning whose row was held while its clock was planned again is given once', async () => {
  await declareAs(story, 'SEV-1');
  await story.advance({ minutes: 4 });
  const warnings = async () => story.entries('incident.clock_warned');
  const [given] = await warnings();
  if (given === undefined) throw new Error('no clock has warned yet');
  const { clock, round } = given.data as { clock: string; round: number };
  const worker = {
    actor: { kind: 'system', part: 'due-work' },
    requestId: asId<'request'>(story.host.ids.opaque()),
  } as const;
  const before = (await warnings()).length;
  await transact(story.host, worker, async (ctx) =>
    ok(await warnOfClock(ctx, { incident: given.resource.id, clock, round })),
  );
  expect(await warnings()).toHaveLength(before);
});
