import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { addNote } from '../commands/add-note.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { startIncidentStory, typed } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('the door', () => {
  test('e-mails, addresses and tokens never reach an incident’s record [GOV 6.6, 6.4]', async () => {
    const { code } = await story.done(story.sre, declareIncident, {
      title: typed('jane.doe@corp.example cannot pay from 203.0.113.77'),
      description: typed(
        'curl -H "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl" fails; password=hunter2hunter2',
      ),
    });
    await story.done(story.sre, addNote, { code, text: typed('customer jane.doe@corp.example again') });
    const { rows } = await sql<{ all: string }>`
      select title || coalesce(description, '') || (select string_agg(body, '') from incident_notes) as all from incidents`.execute(
      story.host.db,
    );
    const stored = rows[0]?.all ?? '';
    for (const raw of ['jane.doe', 'corp.example', '203.0.113.77', 'eyJhbGci', 'hunter2'])
      expect(stored).not.toContain(raw);
    const pseudonyms = stored.match(/email~[\w.]+/g) ?? [];
    expect(new Set(pseudonyms).size).toBe(1);
    expect(pseudonyms.length).toBe(2);
  });

  test('that a secret was found in an input is reported on the record, its kind and not itself [GOV 6.4]', async () => {
    await story.done(story.sre, declareIncident, { title: typed('password=hunter2hunter2 leaked') });
    const [entry] = await story.entries('privacy.secret_removed');
    expect(entry).toMatchObject({ clause: '6.4', data: { count: 1 } });
    expect(JSON.stringify(entry)).not.toContain('hunter2');
  });

  test('control characters and bidirectional overrides are refused, not stored', async () => {
    for (const text of ['a\u0007b', 'a\u202eb', 'a\u001b[31mred']) {
      expect(await story.as(story.sre, declareIncident, { title: typed(text) })).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      });
    }
  });
});
