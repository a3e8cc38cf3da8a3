import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { classifyIncident } from '../commands/classify-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { factsFor } from '../testing/declared.ts';
import { sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('the life of an incident', () => {
  test('no step is possible out of its turn, and the refusal names its clause and the way that is open', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    expect(await story.as(story.sre, mitigateIncident, { code, note: ownWords('x') })).toMatchObject({
      ok: false,
      error: {
        kind: 'conflict',
        code: 'incidents/illegal-step',
        clause: '3.1.3',
        remedy: 'From here you can acknowledge.',
      },
    });
    expect(await story.as(story.sre, closeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/illegal-step', clause: '3.1.4' },
    });
    await story.done(story.sre, acknowledgeIncident, { code });
    expect(await story.as(story.sre, acknowledgeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/already-done', clause: '3.1.2' },
    });
  });

  test('what is over takes no facts, no raise and no update, each with the clause it answers to', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    await story.done(story.sre, resolveIncident, { code, note: ownWords('fixed the index') });
    const answers = [
      await story.as(story.sre, classifyIncident, { code, facts: { ...factsFor['SEV-1'] } }),
      await story.as(story.sre, raiseSeverity, { code, severity: 'SEV-1', reason: ownWords('worse') }),
      await story.as(story.sre, updateStakeholders, { code, text: ownWords('hello') }),
    ];
    expect(answers).toMatchObject(
      ['3.1.1', '3.1.1', '3.1.7'].map((clause) => ({
        ok: false,
        error: { kind: 'conflict', code: 'incidents/not-open', clause },
      })),
    );
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
