import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import type { Story } from '../../../testing/story.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { retitleIncident } from '../commands/retitle-incident.ts';
import { incidentOf, sev1, startIncidentStory, title, typed } from '../testing/incident-story.ts';

let story: Story;
let code: string;
beforeEach(async () => {
  story = await startIncidentStory();
  ({ code } = await story.done(story.sre, declareIncident, sev1));
});
afterEach(async () => story.end());

const better = ownWords('Checkout is down in two regions');

describe('an incident that outgrows its title (R39)', () => {
  test('gets another by a responder, and the one before stays on the record [GOV 8.2]', async () => {
    await story.done(story.sre, retitleIncident, { code, title: better });
    expect(await incidentOf(story, code)).toMatchObject({ title: better, version: 2 });
    const entries = await story.entries('incident.retitled');
    expect(entries).toMatchObject([{ clause: '8.2', data: { proposed: false } }]);
    const [words] = (await openContent(story.host.db, story.host.vault, entries)).values();
    expect(words).toEqual({ from: title, to: better });
  });

  test('keeps it where nobody who responds asks, where it is the same, and where somebody was quicker', async () => {
    const codeOf = async (who: Story['sre'], given: { title: typeof better; expectedVersion?: number }) => {
      const result = await story.as(who, retitleIncident, { code, ...given });
      return result.ok ? 'done' : [result.error.kind, result.error.code];
    };
    expect(await codeOf(story.bystander, { title: better })).toMatchObject(['forbidden', expect.any(String)]);
    expect(await codeOf(story.sre, { title })).toEqual(['conflict', 'incidents/same-title']);
    expect(await codeOf(story.sre, { title: better, expectedVersion: 7 })).toEqual([
      'stale',
      'request/changed-meanwhile',
    ]);
    expect(await incidentOf(story, code)).toMatchObject({ title });
  });

  test('takes words through the scrubber, as any other text [GOV 6.6]', async () => {
    await story.done(story.sre, retitleIncident, { code, title: typed('ana@customer.example cannot pay') });
    expect((await incidentOf(story, code)).title).not.toContain('ana@customer.example');
  });
});
