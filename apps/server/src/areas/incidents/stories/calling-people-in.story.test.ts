import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { createPath } from '../../oncall/paths/commands/create-path.ts';
import { registerOnCallReactions } from '../../oncall/public.ts';
import { scheduled, weekly } from '../../oncall/testing/schedule-story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { callIn } from '../commands/call-in.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { factsFor } from '../testing/declared.ts';
import { incidentOf, teamOf, title } from '../testing/incident-story.ts';

let story: Story;
let team: string;
beforeEach(async () => {
  story = await startStory([registerIncidentReactions, registerOnCallReactions], {
    startAt: '2026-11-02T10:00:00.000Z',
  });
  team = await teamOf(story, story.bystander);
});
afterEach(async () => story.end());

const note = ownWords('done');
const declared = async (severity: 'SEV-1' | 'SEV-3', teamId?: string): Promise<string> => {
  const facts = { ...factsFor[severity] };
  const owned = teamId === undefined ? {} : { teamId };
  return (await story.done(story.sre, declareIncident, { title, facts, ...owned })).code;
};
const calledIn = async () => (await story.pages()).filter(({ reason }) => reason === 'called-in').map(({ to }) => to);
const refusal = async (who: TestPerson, input: object) => {
  const result = await story.as(who, callIn, input as never);
  return result.ok ? 'done' : result.error.code;
};

describe('somebody who is called in [GOV 3.1.5]', () => {
  test('is called until somebody acknowledges, though somebody has already, and may take it', async () => {
    const code = await declared('SEV-3');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.engineer, callIn, { code, member: story.vp.id });
    expect((await incidentOf(story, code)).callingSince).toEqual(story.host.clock.now());
    await story.advance({ minutes: 5 });
    expect(await calledIn()).toEqual([story.vp.id, story.vp.id, story.vp.id]);
    await story.done(story.vp, acknowledgeIncident, { code });
    await story.advance({ minutes: 30 });
    expect(await calledIn()).toHaveLength(3);
    expect((await incidentOf(story, code)).callingSince).toBeUndefined();
    expect(await story.entries('incident.called_in')).toMatchObject([
      { actor: story.engineer.id, data: { kind: 'person', id: story.vp.id, to: [story.vp.id] } },
    ]);
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.done(story.engineer, callIn, { code, member: story.lead.id });
    await story.done(story.sre, resolveIncident, { code, note });
    await story.advance({ minutes: 30 });
    expect(await calledIn()).toHaveLength(4);
  });

  test('to what nobody has acknowledged is called with everybody else, once a round', async () => {
    const code = await declared('SEV-1');
    await story.done(story.sre, callIn, { code, member: story.vp.id });
    await story.advance({ minutes: 4 });
    const calls = (await story.pages()).filter(({ to }) => to === story.vp.id);
    expect(calls.map(({ reason }) => reason)).toEqual(['called-in', 'repeated', 'repeated']);
  });

  test('for a team is whom its path calls first, else who is on call for it, else all of it', async () => {
    const code = await declared('SEV-3');
    await story.done(story.sre, callIn, { code, team });
    expect(await calledIn()).toEqual([story.bystander.id]);
    const schedule = await scheduled(story, weekly(story.secondSre, story.engineer));
    await story.done(story.sre, callIn, { code, schedule });
    expect((await calledIn()).at(-1)).toBe(story.secondSre.id);
    const plan = { steps: [{ targets: [{ kind: 'person' as const, id: story.lead.id }], waitMinutes: 5 }] };
    await story.done(story.governance, createPath, { name: ownWords('Fraud 🚨'), teamId: team, plan });
    await story.done(story.sre, callIn, { code, team });
    expect((await calledIn()).at(-1)).toBe(story.lead.id);
  });

  test('is one of three, is there, and is not called to what is over', async () => {
    const code = await declared('SEV-3');
    expect(await refusal(story.sre, { code })).toBe('incidents/one-of-them');
    expect(await refusal(story.sre, { code, team, member: story.vp.id })).toBe('incidents/one-of-them');
    expect(await refusal(story.bystander, { code, team })).toBe('access/not-entitled');
    await story.done(story.governance, suspendMember, { id: story.bystander.id, reason: ownWords('left') });
    expect(await refusal(story.sre, { code, team })).toBe('incidents/nobody-there');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, resolveIncident, { code, note });
    expect(await refusal(story.sre, { code, member: story.vp.id })).toBe('incidents/over');
    expect(await calledIn()).toEqual([]);
  });

  test('learns of nothing that a team keeps to itself [GOV 6.2]', async () => {
    const { clock } = story.host;
    await laidDown(story.host, async (tx) => {
      await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${story.sre.id}, ${clock.now()})`.execute(
        tx,
      );
    });
    const input = { title, teamId: team, visibility: 'team' as const, facts: { ...factsFor['SEV-3'] } };
    const { code } = await story.done(story.sre, declareIncident, input);
    expect(await refusal(story.sre, { code, member: story.vp.id })).toBe('incidents/may-not-know');
    await story.done(story.sre, callIn, { code, team });
    expect((await calledIn()).toSorted()).toEqual([story.bystander.id, story.sre.id].toSorted());
  });
});
