import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { handOverCommand } from '../commands/hand-over-command.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { incidentOf, sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

const suspend = async (who: TestPerson) => {
  await addPerson(story.host, ['platform-governance']);
  return story.as(story.governance, suspendMember, {
    id: who.id,
    reason: ownWords('has left'),
  });
};

describe('whoever is suspended commands nothing, however close it is [GOV 8.1]', () => {
  test.each([
    ['takes command', async (code: string, who: TestPerson) => story.as(who, takeCommand, { code })],
    [
      'is handed command',
      async (code: string, who: TestPerson) =>
        story.as(story.sre, handOverCommand, { code, to: who.id, state: ownWords('yours') }),
    ],
    ['declares', async (_: string, who: TestPerson) => story.as(who, declareIncident, sev1)],
  ] as const)('who %s while they are suspended, twenty times over', async (_, act) => {
    for (let round = 0; round < 20; round += 1) {
      const who = await addPerson(story.host, ['ml-engineer']);
      const { code } = await story.done(story.sre, declareIncident, sev1);
      const acting = async () => act(code, who);
      const pair = round % 2 === 0 ? [acting(), suspend(who)] : [suspend(who), acting()];
      const [first, second] = await Promise.all(pair);
      const [acted, suspended] = round % 2 === 0 ? [first, second] : [second, first];
      expect(suspended).toMatchObject({ ok: true });
      const other = acted?.ok === true ? (acted.value as { readonly code: string }).code : code;
      for (const each of [code, other])
        expect((await incidentOf(story, each)).command).not.toMatchObject({ holder: who.id });
    }
  });

  test('and does not command again what is reopened after they left', async () => {
    const who = await addPerson(story.host, ['ml-platform-sre']);
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(who, takeCommand, { code });
    await story.done(who, acknowledgeIncident, { code });
    await story.done(who, resolveIncident, { code, note: ownWords('fixed') });
    await story.done(who, closeIncident, { code });
    expect(await suspend(who)).toMatchObject({ ok: true });
    await story.done(story.sre, reopenIncident, { code, reason: ownWords('it is back') });
    const incident = await incidentOf(story, code);
    expect(incident.command).toEqual({ seat: 'empty' });
    expect(incident.clocks.findLast(({ name }) => name === 'commander')).toMatchObject({ state: 'running', round: 2 });
  });
});
