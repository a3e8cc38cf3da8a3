import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Static } from 'typebox';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { createSchedule } from '../../oncall/commands/create-schedule.ts';
import { registerOnCallReactions } from '../../oncall/public.ts';
import { createPath } from '../../oncall/paths/commands/create-path.ts';
import { editPath, retirePath } from '../../oncall/paths/commands/edit-path.ts';
import type { PathPlanInput } from '../../oncall/paths/path-input.ts';
import { pathFindings } from '../../oncall/paths/queries/path-findings.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { unacknowledgeIncident } from '../commands/unacknowledge-incident.ts';
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

type Plan = Static<typeof PathPlanInput>;
const person = ({ id }: TestPerson) => ({ kind: 'person' as const, id });
const step = (...targets: Plan['steps'][number]['targets']) => ({ targets, waitMinutes: 5 });
const note = ownWords('done');

const along = async (plan: Plan): Promise<string> =>
  (await story.done(story.governance, createPath, { name: ownWords('Fraud 🚨'), teamId: team, plan })).id;
const declared = async (severity: 'SEV-1' | 'SEV-3' = 'SEV-1') =>
  (await story.done(story.sre, declareIncident, { title, teamId: team, facts: { ...factsFor[severity] } })).code;

const PATH = ['path', 'path-through', 'one-more', 'passed-on', 'lapsed', 'still-open'];
/** Who the path paged, in order, with the minute since the story began. */
const pathCalls = async (): Promise<string[]> => {
  const names = new Map(
    (['sre', 'secondSre', 'engineer', 'governance', 'lead', 'vp', 'sreLead', 'bystander'] as const).map((name) => [
      story[name].id as string,
      name,
    ]),
  );
  const began = Date.parse('2026-11-02T10:00:00.000Z');
  return (await story.pages())
    .filter(({ reason }) => PATH.includes(reason))
    .map(({ to, reason, at }) => `${(at.getTime() - began) / 60_000} ${names.get(to)} ${reason}`);
};
const found = async () => {
  const { db, clock, services } = story.host;
  return (await pathFindings({ db, clock, policies: () => story.host.policies(), use: services.use })).map(
    ({ message }) => message,
  );
};

describe('a team’s path of escalation', () => {
  test('calls step after step and round after round beside the policy’s own clauses, and never falls silent [GOV 3.1.5]', async () => {
    await along({ steps: [step(person(story.engineer)), step({ kind: 'team', id: team })], rounds: 2 });
    await declared();
    await story.advance({ minutes: 24 });
    const calls = await pathCalls();
    expect(calls.slice(0, 4)).toEqual(['0 engineer path', '5 bystander path', '10 engineer path', '15 bystander path']);
    const end = ['sre', 'secondSre', 'engineer', 'bystander'];
    for (const minute of [20, 22, 24])
      expect(calls.filter((call) => call.startsWith(`${minute} `)).toSorted()).toEqual(
        end.map((name) => `${minute} ${name} path-through`).toSorted(),
      );
    const pages = await story.pages();
    const policys = pages.filter(({ reason }) => reason === 'declared' || reason === 'repeated');
    expect(policys.filter(({ to }) => to === story.sre.id).length).toBe(13);
    expect(pages.filter(({ reason }) => reason === 'commander-missing').map(({ to }) => to)).toContain(story.lead.id);
  });

  test('rests once somebody acknowledges, and is over with its incident; each step says whom it led to, and why [GOV 7.1]', async () => {
    await along({ steps: [step({ kind: 'role', id: 'platform-governance' }), step(person(story.vp))] });
    const code = await declared();
    await story.advance({ minutes: 4 });
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ minutes: 60 });
    expect(await pathCalls()).toEqual(['0 governance path']);
    expect(await story.entries('escalation.stepped')).toMatchObject([
      { data: { round: 1, step: 0, called: [{ kind: 'role', id: 'platform-governance', to: [story.governance.id] }] } },
    ]);
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.done(story.sre, resolveIncident, { code, note });
    expect(await story.entries('escalation.over')).toHaveLength(1);
  });

  test('whom it calls may acknowledge, whatever else they are [GOV 3.1.5]', async () => {
    await along({ steps: [step(person(story.vp))] });
    const code = await declared();
    await story.done(story.vp, acknowledgeIncident, { code });
    expect(await incidentOf(story, code)).toMatchObject({ phase: 'acknowledged' });
  });

  test('goes on where it rested when whoever had it passes it on, and the kept clock stays kept [GOV 3.1.2]', async () => {
    await along({ steps: [step(person(story.engineer)), step(person(story.vp))] });
    const code = await declared();
    await story.advance({ minutes: 2 });
    await story.done(story.engineer, acknowledgeIncident, { code });
    const before = (await incidentOf(story, code)).clocks.find(({ name }) => name === 'acknowledge');
    await story.done(story.engineer, unacknowledgeIncident, { code });
    expect(await pathCalls()).toEqual(['0 engineer path', '2 vp passed-on']);
    const passed = await incidentOf(story, code);
    expect(passed).toMatchObject({ phase: 'acknowledged', callingSince: story.host.clock.now() });
    expect(passed.clocks.find(({ name }) => name === 'acknowledge')).toEqual(before);
    expect(await story.as(story.engineer, unacknowledgeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/nobody-has-it' },
    });
    await story.done(story.vp, acknowledgeIncident, { code });
    expect((await incidentOf(story, code)).callingSince).toBeUndefined();
    await story.advance({ minutes: 30 });
    expect(await pathCalls()).toHaveLength(2);
    expect(await story.entries('incident.acknowledged_again')).toHaveLength(1);
  });

  test('without a path, what is passed on calls the on-call list until somebody answers [GOV 3.1.2]', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title, facts: { ...factsFor['SEV-1'] } });
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, unacknowledgeIncident, { code });
    await story.advance({ minutes: 4 });
    const again = (await story.pages()).filter(
      ({ to, reason }) => to === story.secondSre.id && reason !== 'update-due',
    );
    expect(again.map(({ reason }) => reason)).toEqual(['declared', 'passed-on', 'repeated', 'repeated']);
    await story.done(story.secondSre, acknowledgeIncident, { code });
    await story.advance({ minutes: 4 });
    expect((await story.pages()).filter(({ reason }) => reason === 'repeated')).toHaveLength(4);
    expect(await story.as(story.sre, unacknowledgeIncident, { code: 'INC-ZZZZZ' })).toMatchObject({ ok: false });
  });

  test('an acknowledgement that nothing follows lapses, and one that something follows holds [GOV 3.1.2]', async () => {
    await along({ steps: [step(person(story.engineer)), step(person(story.vp))], lapsesAfterMinutes: 10 });
    const code = await declared();
    await story.done(story.engineer, acknowledgeIncident, { code });
    await story.advance({ minutes: 9 });
    await story.done(story.engineer, addNote, { code, text: ownWords('looking') });
    await story.advance({ minutes: 5 });
    expect(await pathCalls()).toEqual(['0 engineer path']);
    await story.advance({ minutes: 6 });
    expect(await pathCalls()).toEqual(['0 engineer path', '20 vp lapsed']);
    expect(await story.entries('incident.unacknowledged')).toMatchObject([{ data: { why: 'lapsed' } }]);
  });

  test('that repeats calls again from its first step after each acknowledgement, until the incident is resolved [GOV 3.1.5]', async () => {
    await along({
      steps: [step(person(story.engineer)), step(person(story.vp))],
      rounds: 2,
      repeatsAfterMinutes: 30,
    });
    const code = await declared();
    await story.advance({ minutes: 6 });
    await story.done(story.vp, acknowledgeIncident, { code });
    const kept = (await incidentOf(story, code)).clocks.find(({ name }) => name === 'acknowledge');
    await story.advance({ minutes: 29 });
    expect(await pathCalls()).toEqual(['0 engineer path', '5 vp path']);
    await story.advance({ minutes: 1 });
    expect(await pathCalls()).toEqual(['0 engineer path', '5 vp path', '36 engineer still-open']);
    const again = await incidentOf(story, code);
    expect(again).toMatchObject({ phase: 'acknowledged', callingSince: story.host.clock.now() });
    expect(again.clocks.find(({ name }) => name === 'acknowledge')).toEqual(kept);
    expect(await story.entries('incident.unacknowledged')).toMatchObject([{ data: { why: 'still-open' } }]);
    expect((await story.entries('page.requested')).at(-1)).toMatchObject({ data: { reason: 'still-open' } });
    await story.advance({ minutes: 5 });
    expect((await pathCalls()).at(-1)).toBe('41 vp path');
    await story.done(story.engineer, acknowledgeIncident, { code });
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.advance({ minutes: 30 });
    expect((await pathCalls()).at(-1)).toBe('71 engineer still-open');
    expect((await incidentOf(story, code)).phase).toBe('mitigated');
    await story.done(story.engineer, acknowledgeIncident, { code });
    expect(await incidentOf(story, code)).toMatchObject({ phase: 'mitigated', callingSince: undefined });
    await story.advance({ minutes: 30 });
    expect((await pathCalls()).at(-1)).toBe('101 engineer still-open');
    await story.done(story.sre, resolveIncident, { code, note });
    const before = (await pathCalls()).length;
    await story.advance({ minutes: 120 });
    expect(await pathCalls()).toHaveLength(before);
    expect(await story.entries('escalation.over')).toHaveLength(1);
  });

  test('that repeats counts again from whoever has it last, and mitigating is an answer, too', async () => {
    await along({ steps: [step(person(story.engineer)), step(person(story.vp))], repeatsAfterMinutes: 30 });
    const code = await declared();
    await story.done(story.engineer, acknowledgeIncident, { code });
    await story.advance({ minutes: 20 });
    await story.done(story.engineer, unacknowledgeIncident, { code });
    await story.done(story.vp, acknowledgeIncident, { code });
    await story.advance({ minutes: 29 });
    expect(await pathCalls()).toEqual(['0 engineer path', '20 vp passed-on']);
    await story.advance({ minutes: 1 });
    expect((await pathCalls()).at(-1)).toBe('50 engineer still-open');
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.advance({ minutes: 29 });
    expect((await pathCalls()).at(-1)).toBe('50 engineer still-open');
    await story.advance({ minutes: 1 });
    expect((await pathCalls()).at(-1)).toBe('80 engineer still-open');
  });

  test('that repeats and was not served is found by the auditor', async () => {
    await along({ steps: [step(person(story.engineer))], repeatsAfterMinutes: 30 });
    const code = await declared();
    await story.done(story.engineer, acknowledgeIncident, { code });
    story.host.clock.moveTo(new Date('2026-11-02T10:31:00.000Z'));
    expect(await found()).toEqual([]);
    story.host.clock.moveTo(new Date('2026-11-02T10:31:01.000Z'));
    expect(await found()).toEqual([expect.stringContaining('should have continued over a minute ago')]);
    await story.advance({ minutes: 0 });
    expect(await found()).toEqual([]);
    expect((await pathCalls()).at(-1)).toContain('engineer still-open');
  });

  test('that wants several calls the others until as many have acknowledged', async () => {
    await along({
      steps: [
        { targets: [person(story.engineer), person(story.vp)], waitMinutes: 5, answers: 2 },
        step(person(story.lead)),
      ],
    });
    const code = await declared();
    await story.done(story.engineer, acknowledgeIncident, { code });
    expect(await pathCalls()).toEqual(['0 engineer path', '0 vp path', '0 vp one-more']);
    expect((await incidentOf(story, code)).callingSince).toEqual(story.host.clock.now());
    await story.advance({ minutes: 5 });
    expect(await pathCalls()).toContain('5 lead path');
    await story.done(story.vp, acknowledgeIncident, { code });
    await story.advance({ minutes: 30 });
    expect((await pathCalls()).filter((call) => call.includes('lead'))).toHaveLength(1);
    expect((await incidentOf(story, code)).callingSince).toBeUndefined();
  });

  test('passes at once over a step that leads to nobody, and keeps the version with which it began', async () => {
    const empty = await story.done(story.governance, createSchedule, {
      name: ownWords('Nights'),
      plan: {
        zone: 'UTC',
        rotations: [{ name: ownWords('N'), turns: [[]], everyDays: 7, handover: '09:00', startsOn: '2026-11-02' }],
      },
    });
    const id = await along({
      steps: [step({ kind: 'schedule', id: empty.id }), step(person(story.vp)), step(person(story.lead))],
    });
    await declared();
    expect(await pathCalls()).toEqual(['0 vp path']);
    await story.done(story.governance, editPath, { id, plan: { steps: [step(person(story.engineer))] } });
    await story.done(story.governance, retirePath, { id });
    await story.advance({ minutes: 5 });
    expect(await pathCalls()).toEqual(['0 vp path', '5 lead path']);
    expect(await story.as(story.governance, retirePath, { id })).toMatchObject({
      ok: false,
      error: { code: 'oncall/no-such-path' },
    });
  });

  test('runs for the severities that it names, those the policy wakes people for if none', async () => {
    await along({ steps: [step(person(story.engineer))] });
    await declared('SEV-3');
    expect(await pathCalls()).toEqual([]);
    await declared();
    expect(await pathCalls()).toEqual(['0 engineer path']);
  });

  test('that ends in nobody is found before it happens, once, with what fixes it', async () => {
    await along({ steps: [step(person(story.bystander)), step({ kind: 'role', id: 'sre-lead' })] });
    expect(await found()).toEqual([]);
    await story.done(story.governance, suspendMember, { id: story.bystander.id, reason: ownWords('left') });
    expect(await found()).toEqual([expect.stringMatching(/^“Fraud 🚨”: Step 1 reaches nobody from .* Fill the gap/u)]);
    await story.done(story.governance, suspendMember, { id: story.sreLead.id, reason: ownWords('left') });
    expect(await found()).toEqual([expect.stringMatching(/^“Fraud 🚨”: It reaches nobody from .*: name somebody/u)]);
  });

  test('refuses what leads nowhere, with every mistake named, a second one of a team, and one’s own hand [GOV 6.2]', async () => {
    const plan: Plan = {
      zone: 'Mars/Olympus',
      severities: ['SEV-9'],
      steps: [
        step({ kind: 'role', id: 'astronaut' }, { kind: 'schedule', id: story.sre.id }, { kind: 'team', id: 'x' }),
      ],
    };
    expect(await story.as(story.governance, createPath, { name: ownWords('A'), teamId: team, plan })).toMatchObject({
      ok: false,
      error: {
        code: 'oncall/bad-path',
        fields: [
          { path: '/plan/zone' },
          { path: '/plan/severities/0' },
          { path: '/plan/steps/0/targets/0' },
          { path: '/plan/steps/0/targets/1' },
          { path: '/plan/steps/0/targets/2' },
        ],
      },
    });
    const refusal = async (who: TestPerson, given: Partial<Static<typeof createPath.input>>) => {
      const input = { name: ownWords('A'), teamId: team, plan: { steps: [step(person(story.vp))] }, ...given };
      const result = await story.as(who, createPath, input);
      return result.ok ? 'done' : result.error.code;
    };
    expect(await refusal(story.bystander, {})).toBe('access/not-entitled');
    expect(await story.as(story.governance, createPath, { name: ownWords('A'), teamId: team })).toMatchObject({
      ok: false,
      error: { code: 'oncall/bad-path', fields: [{ path: '/schedules' }] },
    });
    expect(await refusal(story.governance, { teamId: story.sre.id })).toBe('oncall/no-such-team');
    expect(await refusal(story.sre, { plan: { steps: [step(person(story.sre))] } })).toBe('oncall/own-hand');
    expect(await refusal(story.governance, {})).toBe('done');
    expect(await refusal(story.governance, { name: ownWords('B') })).toBe('oncall/team-has-a-path');
    const { id: other } = await story.done(story.governance, createTeam, { name: ownWords('other') });
    expect(await refusal(story.governance, { teamId: other })).toBe('oncall/path-exists');
  });
});
