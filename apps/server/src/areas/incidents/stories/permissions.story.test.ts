import type { TObject } from 'typebox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Command } from '../../../platform/commands/command.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('who may do what [GOV 2.10]', () => {
  test('a member without a role reads and notes, and is refused the rest by clause, on the record [GOV 7.1, 7.6]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.bystander, addNote, { code, text: ownWords('I see it too') });
    const attempts: readonly (readonly [Command<TObject>, object, string])[] = [
      [acknowledgeIncident, {}, '2.1'],
      [takeCommand, {}, '8.1'],
      [updateStakeholders, { text: ownWords('hello') }, '2.4'],
      [mitigateIncident, { note: ownWords('done') }, '2.2'],
    ];
    for (const [command, input, clause] of attempts) {
      const refused = await story.as(story.bystander, command, { code, ...input });
      expect(refused).toMatchObject({ ok: false, error: { kind: 'forbidden', clause } });
    }
    expect(
      (await story.entries('access.refused')).map(({ actor, clause, decision }) => [actor, clause, decision.allowed]),
    ).toEqual([
      [story.bystander.id, '2.1', false],
      [story.bystander.id, '8.1', false],
      [story.bystander.id, '2.4', false],
      [story.bystander.id, '2.2', false],
    ]);
  });

  test('repeats of a refusal within the minute become one more entry with their number [GOV 7.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    for (let count = 0; count < 5; count += 1) await story.as(story.bystander, acknowledgeIncident, { code });
    expect(await story.entries('access.refused')).toHaveLength(1);
    await story.advance({ minutes: 1 });
    expect((await story.entries('access.refused_again')).map(({ data }) => data['count'])).toEqual([4]);
  });
});
