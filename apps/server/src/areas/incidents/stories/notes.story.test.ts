import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { addNote } from '../commands/add-note.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('notes', () => {
  test('a note about an earlier moment is marked as written afterwards; one about the future is refused [GOV 8.2]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.advance({ minutes: 3 });
    await story.done(story.sre, addNote, {
      code,
      text: ownWords('saw it first here'),
      occurredAt: '2026-11-02T08:55:00.000Z',
    });
    expect((await story.entries('incident.note_added'))[0]?.data).toMatchObject({
      retroactive: true,
      occurredAt: '2026-11-02T08:55:00.000Z',
    });
    expect(
      await story.as(story.sre, addNote, { code, text: ownWords('soon'), occurredAt: '2026-11-02T10:00:00.000Z' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'incidents/note-in-the-future' },
    });
  });

  test('a note belongs to a moment that there was', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    for (const occurredAt of ['2016-12-31T23:59:60Z', '0000-12-31T23:59:59Z', '0001-01-01T00:30:00+01:00']) {
      expect(await story.as(story.sre, addNote, { code, text: ownWords('a long year'), occurredAt })).toMatchObject({
        ok: false,
        error: { code: 'incidents/note-at-no-moment' },
      });
    }
  });
});
