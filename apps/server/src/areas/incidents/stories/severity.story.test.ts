import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { classifyIncident } from '../commands/classify-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { noWorse } from '../domain/severity-change.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { factsFor } from '../testing/declared.ts';
import { incidentOf, sev1, startIncidentStory, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('the severity of an incident', () => {
  test('facts settle an unclassified incident; later ones cannot make it milder [GOV 3.1.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title });
    await story.advance({ minutes: 3 });
    await story.done(story.sre, classifyIncident, { code, facts: { ...factsFor['SEV-3'] } });
    expect(await incidentOf(story, code)).toMatchObject({ severity: 'SEV-3', severitySource: 'facts' });
    await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-2', reason: ownWords('more teams call') });
    expect(
      await story.as(story.sre, raiseSeverity, { code, severity: 'SEV-4', reason: ownWords('calm again') }),
    ).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        code: 'incidents/downgrade-needs-approval',
        clause: '3.1.1',
        obligations: [{ kind: 'approval' }],
      },
    });
    expect(await story.entries('access.refused')).toMatchObject([
      { data: { code: 'incidents/downgrade-needs-approval' } },
    ]);
  });

  test('raising is not offered where nothing is worse', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    expect(noWorse(await incidentOf(story, code), story.host.policies().current)).toMatchObject({
      code: 'incidents/same-severity',
    });
    const unclassified = await story.done(story.sre, declareIncident, { title });
    expect(noWorse(await incidentOf(story, unclassified.code), story.host.policies().current)).toBeUndefined();
  });

  test('raising to what it is already changes nothing, and says by which clause one may raise', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title, facts: { ...factsFor['SEV-2'] } });
    expect(
      await story.as(story.sre, raiseSeverity, { code, severity: 'SEV-2', reason: ownWords('still bad') }),
    ).toMatchObject({ ok: false, error: { kind: 'conflict', code: 'incidents/same-severity', clause: '3.1.1' } });
  });

  test('an unclassified incident that nobody classifies within its time is in breach', async () => {
    await story.done(story.sre, declareIncident, { title });
    await story.advance({ minutes: 5 });
    expect((await story.entries('incident.clock_breached')).map(({ data }) => data['clock'])).toContain('classify');
  });
});
