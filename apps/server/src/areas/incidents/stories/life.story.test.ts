import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('the life of an incident', () => {
  test('no step is possible out of its turn, and the refusal names the way that is open', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    expect(await story.as(story.sre, mitigateIncident, { code, note: ownWords('x') })).toMatchObject({
      ok: false,
      error: { kind: 'conflict', code: 'incidents/illegal-step', remedy: 'From here one may acknowledge.' },
    });
    expect(await story.as(story.sre, closeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/illegal-step' },
    });
    await story.done(story.sre, acknowledgeIncident, { code });
    expect(await story.as(story.sre, acknowledgeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/already-done' },
    });
  });

  test('declared, acknowledged, mitigated, resolved, closed and reopened are each on the record [GOV 7.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, mitigateIncident, { code, note: ownWords('rolled traffic over') });
    await story.done(story.sre, resolveIncident, { code, note: ownWords('fixed the index') });
    await story.done(story.sre, closeIncident, { code });
    await story.done(story.sre, reopenIncident, { code, reason: ownWords('it is back') });
    const steps = (await story.entries()).filter(({ action }) => /created|status_updated|resolved/.test(action));
    expect(steps.map(({ action, data }) => [action, data['to']])).toEqual([
      ['incident.created', undefined],
      ['incident.status_updated', 'acknowledged'],
      ['incident.status_updated', 'mitigated'],
      ['incident.resolved', undefined],
      ['incident.status_updated', 'closed'],
      ['incident.status_updated', 'acknowledged'],
    ]);
    expect(steps.every(({ actor, log_type: type }) => actor === story.sre.id && type === 'audit')).toBe(true);
  });
});
