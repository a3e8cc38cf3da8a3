import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { commanderOf } from '../domain/incident.ts';
import { incidentOf, sev1, startIncidentStory, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('two writers and one who retries', () => {
  test('a writer who has not seen the latest version is told so, and changes nothing', async () => {
    const { code, version } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, acknowledgeIncident, { code, expectedVersion: version });
    expect(await story.as(story.secondSre, takeCommand, { code, expectedVersion: version })).toMatchObject({
      ok: false,
      error: { kind: 'stale', code: 'request/changed-meanwhile' },
    });
    expect((await incidentOf(story, code)).command.seat).toBe('provisional');
  });

  test('two who acknowledge at once: one does, the other is told it is done', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const both = await Promise.all([
      story.as(story.sre, acknowledgeIncident, { code }),
      story.as(story.secondSre, acknowledgeIncident, { code }),
    ]);
    expect(new Set(both.map(({ ok }) => ok))).toEqual(new Set([true, false]));
    expect(await story.entries('incident.status_updated')).toHaveLength(1);
  });

  test('of two who take command at once one has it, and the other is told who to ask [GOV 8.1]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const both = await Promise.all([
      story.as(story.sre, takeCommand, { code }),
      story.as(story.secondSre, takeCommand, { code }),
    ]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { kind: 'conflict', code: 'request/not-confirmed', clause: '8.1' },
    });
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const holder = commanderOf(await incidentOf(story, code));
    expect(await story.entries('incident.commander_named')).toMatchObject([{ data: { commander: holder } }]);
  });

  test('command is taken from somebody who holds it by whoever has seen that [GOV 8.1]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const { version } = await story.done(story.sre, takeCommand, { code });
    await story.done(story.secondSre, takeCommand, { code, expectedVersion: version });
    expect((await incidentOf(story, code)).command).toMatchObject({ seat: 'named', holder: story.secondSre.id });
  });

  test('a request that is repeated with its key declares one incident and gets the same answer', async () => {
    const send = async () =>
      runCommand(
        story.host,
        declareIncident,
        { actor: story.sre.actor, requestId: asId('r'), idempotencyKey: 'key-1' },
        sev1,
      );
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await story.entries('incident.created')).toHaveLength(1);
    const other = await runCommand(
      story.host,
      declareIncident,
      { actor: story.sre.actor, requestId: asId('r'), idempotencyKey: 'key-1' },
      { title },
    );
    expect(other).toMatchObject({ ok: false, error: { code: 'request/idempotency-key-reused' } });
  });
});
