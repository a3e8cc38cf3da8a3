import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { addPerson } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { handOverCommand } from '../commands/hand-over-command.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { pagesOf } from '../../oncall/public.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { EVERYTHING, listRows } from '../store/list-rows.ts';
import { incidentOf, sev1, startIncidentStory } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('the commander’s seat', () => {
  test('only the commander updates stakeholders and hands over [GOV 2.4, 8.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.secondSre, takeCommand, { code });
    expect(await story.as(story.sre, updateStakeholders, { code, text: ownWords('hello') })).toMatchObject({
      ok: false,
      error: { code: 'access/not-entitled', clause: '2.4' },
    });
    await story.done(story.secondSre, updateStakeholders, { code, text: ownWords('hello') });
    await story.done(story.secondSre, handOverCommand, {
      code,
      to: story.engineer.id,
      state: ownWords('traffic is shifted, watching p99'),
    });
    expect((await incidentOf(story, code)).command).toMatchObject({ seat: 'named', holder: story.engineer.id });
    expect(
      await story.as(story.secondSre, handOverCommand, { code, to: story.sre.id, state: ownWords('mine again') }),
    ).toMatchObject({ ok: false, error: { kind: 'forbidden', code: 'access/not-entitled', clause: '8.1' } });
    expect((await incidentOf(story, code)).command).toMatchObject({ holder: story.engineer.id });
  });

  test('is taken from somebody, or handed to somebody, who is told by the way that pages take [GOV 8.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, takeCommand, { code });
    const { id, version } = await incidentOf(story, code);
    const told = async () =>
      (await pagesOf(story.host.db, id, 100))
        .filter(({ why }) => why.startsWith('command-'))
        .map(({ to, why, urgency }) => [to, why, urgency]);
    expect(await told()).toEqual([]);
    await story.done(story.secondSre, takeCommand, { code, expectedVersion: version });
    expect(await told()).toEqual([[story.sre.id, 'command-taken', 'notify']]);
    await story.done(story.secondSre, handOverCommand, { code, to: story.engineer.id, state: ownWords('yours') });
    expect((await told()).slice(1)).toEqual([[story.engineer.id, 'command-handed', 'notify']]);
  });

  test('is neither taken by whoever holds it by name, nor handed to them [GOV 8.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, takeCommand, { code });
    const again = { ok: false, error: { kind: 'conflict', code: 'incidents/already-commander', clause: '8.1' } };
    expect(await story.as(story.sre, takeCommand, { code })).toMatchObject(again);
    const toOneself = { code, to: story.sre.id, state: ownWords('still me') };
    expect(await story.as(story.sre, handOverCommand, toOneself)).toMatchObject(again);
  });

  test('is nobody’s to take or to hand on once the incident is closed [GOV 8.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, takeCommand, { code });
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, resolveIncident, { code, note: ownWords('fixed the index') });
    await story.done(story.sre, closeIncident, { code });
    const closed = { ok: false, error: { kind: 'conflict', code: 'incidents/closed', clause: '8.1' } };
    expect(await story.as(story.secondSre, takeCommand, { code })).toMatchObject(closed);
    const hand = { code, to: story.secondSre.id, state: ownWords('all yours') };
    expect(await story.as(story.sre, handOverCommand, hand)).toMatchObject(closed);
  });

  test('goes to members only, and the field that names another says so', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    const to = story.host.ids.opaque();
    expect(await story.as(story.sre, handOverCommand, { code, to, state: ownWords('all yours') })).toMatchObject({
      ok: false,
      error: { kind: 'invalid', code: 'incidents/no-such-person', fields: [{ path: '/to' }] },
    });
  });

  test('command goes to somebody who could have taken it, whoever hands it over [GOV 8.1, 2.10]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const hand = { code, state: ownWords('all yours') };
    const onlooker = await addPerson(story.host);
    expect(await story.as(story.bystander, handOverCommand, { ...hand, to: onlooker.id })).toMatchObject({
      ok: false,
      error: { code: 'incidents/not-a-responder', clause: '8.1' },
    });
    await story.done(story.bystander, handOverCommand, { ...hand, to: story.engineer.id });
  });

  test('a list finds the incidents whose commander’s seat nobody has taken by name, the stand-in’s among them', async () => {
    const empty = await story.done(story.bystander, declareIncident, sev1);
    const taken = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, acknowledgeIncident, { code: taken.code });
    await story.done(story.sre, takeCommand, { code: taken.code });
    const codesOf = async (commander: 'none' | typeof story.sre.id) =>
      (await listRows(story.host.db, { commander }, EVERYTHING, { asOf: story.host.clock.now(), limit: 10 })).map(
        ({ incident }) => incident.code,
      );
    expect([await codesOf('none'), await codesOf(story.sre.id)]).toEqual([[empty.code], [taken.code]]);
  });

  describe('of somebody whose access is taken away', () => {
    const suspend = async (principalId: string) =>
      story.done(await governance(), suspendMember, { id: principalId, reason: ownWords('has left') });
    const governance = async () => addPerson(story.host, ['platform-governance']);

    test('falls empty, and a named commander is owed again [GOV 8.1]', async () => {
      const { code } = await story.done(story.bystander, declareIncident, sev1);
      await story.done(story.sre, takeCommand, { code });
      await story.advance({ minutes: 10 });
      await suspend(story.sre.id);
      const { command, clocks } = await incidentOf(story, code);
      const dueAt = addMinutes(story.host.clock.now(), 5);
      expect(command).toEqual({ seat: 'empty' });
      expect(clocks.filter(({ name }) => name === 'commander')).toMatchObject([
        { round: 1, state: 'met' },
        { round: 2, state: 'running', dueAt },
      ]);
      await story.done(story.secondSre, takeCommand, { code });
      expect((await incidentOf(story, code)).command).toMatchObject({ seat: 'named', holder: story.secondSre.id });
    });

    test('is escalated if nobody takes it in time [GOV 8.1]', async () => {
      const { code } = await story.done(story.bystander, declareIncident, sev1);
      await story.done(story.sre, takeCommand, { code });
      await story.done(story.secondSre, acknowledgeIncident, { code });
      await suspend(story.sre.id);
      await story.advance({ minutes: 5 });
      const escalated = (await story.entries('incident.escalated')).map(({ clause }) => clause);
      expect(escalated).toContain('8.1');
    });

    test('is left alone on what is closed, and a stand-in’s clock runs on', async () => {
      const { code: over } = await story.done(story.sre, declareIncident, sev1);
      await story.done(story.sre, takeCommand, { code: over });
      await story.done(story.sre, acknowledgeIncident, { code: over });
      await story.done(story.sre, resolveIncident, { code: over, note: ownWords('fixed') });
      await story.done(story.sre, closeIncident, { code: over });
      const { code: open } = await story.done(story.sre, declareIncident, sev1);
      await suspend(story.sre.id);
      expect((await incidentOf(story, over)).command).toMatchObject({ seat: 'named' });
      const { command, clocks } = await incidentOf(story, open);
      expect(command).toEqual({ seat: 'empty' });
      expect(clocks.filter(({ name }) => name === 'commander')).toMatchObject([{ round: 1, state: 'running' }]);
      expect((await story.entries('incident.command_vacated')).map(({ thing }) => thing.id)).toHaveLength(1);
    });
  });
});
