import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { setOnCall } from '../../oncall/commands/set-on-call.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { handOverCommand } from '../commands/hand-over-command.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { seeIncident } from '../queries/see-incident.ts';
import { visibleIncidents } from '../queries/visible-incidents.ts';
import { declareAs, note } from '../testing/clock-story.ts';
import { factsFor } from '../testing/declared.ts';
import { incidentOf, startIncidentStory, teamOf, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

const reads = () => ({ db: story.host.db, clock: story.host.clock, policies: () => story.host.policies() });
const state = ownWords('you have the numbers');

describe('whoever is escalated to [GOV 3.1.5, 8.1]', () => {
  test('may acknowledge, take command and name a commander on that incident, whatever else they are', async () => {
    const code = await declareAs(story, 'SEV-1');
    await story.advance({ minutes: 5 });
    await story.done(story.lead, acknowledgeIncident, { code });
    await story.done(story.lead, takeCommand, { code });
    const { version } = await incidentOf(story, code);
    await story.advance({ minutes: 30 });
    const naming = { code, to: story.sre.id, state };
    expect(await story.as(story.vp, handOverCommand, naming)).toMatchObject({
      ok: false,
      error: { kind: 'conflict', code: 'request/not-confirmed' },
    });
    const now = await incidentOf(story, code);
    expect(now.version).toBeGreaterThan(version);
    await story.done(story.vp, handOverCommand, { ...naming, expectedVersion: now.version });
    expect((await incidentOf(story, code)).command).toMatchObject({ seat: 'named', holder: story.sre.id });
    expect((await story.entries('incident.commander_named')).map(({ data }) => [data['how'], data['before']])).toEqual([
      ['taken', story.sre.id],
      ['named', story.lead.id],
    ]);
  });

  test('may on no other incident, and before they are called on none', async () => {
    const [called, other] = [await declareAs(story, 'SEV-1'), await declareAs(story, 'SEV-2')];
    const refused = { ok: false, error: { kind: 'forbidden' } };
    for (const command of [acknowledgeIncident, takeCommand])
      expect(await story.as(story.vp, command, { code: called })).toMatchObject(refused);
    await story.advance({ minutes: 10 });
    for (const command of [acknowledgeIncident, takeCommand]) {
      expect(await story.as(story.vp, command, { code: other })).toMatchObject(refused);
      expect(await story.as(story.vp, command, { code: called })).toMatchObject({ ok: true });
    }
    expect(await story.as(story.lead, mitigateIncident, { code: called, note })).toMatchObject(refused);
  });

  test('sees what a team keeps to itself once they are called to it, in lists as in itself [GOV 6.2]', async () => {
    const team = await teamOf(story, story.engineer);
    const facts = { ...factsFor['SEV-1'] };
    const declared = { title, facts, teamId: team, visibility: 'team' as const };
    const { code } = await story.done(story.engineer, declareIncident, declared);
    const { id } = await incidentOf(story, code);
    const sees = async () => {
      const seen = await seeIncident(reads(), story.vp.actor, { code });
      expect((await visibleIncidents(reads(), story.vp.actor, [id])).has(id)).toBe(seen.ok);
      return seen.ok;
    };
    expect(await sees()).toBe(false);
    await story.advance({ minutes: 10 });
    expect(await sees()).toBe(true);
  });
});

describe('being on call [GOV 6.2]', () => {
  test('shows what calls the list, and nothing that was over before', async () => {
    const team = await teamOf(story, story.engineer);
    const kept = { title, facts: { ...factsFor['SEV-1'] }, teamId: team, visibility: 'team' as const };
    const past = await story.done(story.engineer, declareIncident, kept);
    const open = await story.done(story.engineer, declareIncident, kept);
    await story.done(story.sre, acknowledgeIncident, { code: past.code });
    await story.done(story.sre, resolveIncident, { code: past.code, note });
    await story.done(story.sre, closeIncident, { code: past.code });
    await story.done(story.governance, setOnCall, { people: [story.sre.id, story.bystander.id] });
    const ids = await Promise.all([past, open].map(async ({ code }) => (await incidentOf(story, code)).id));
    const shown = async (who: typeof story.sre) => {
      const listed = await visibleIncidents(reads(), who.actor, ids);
      const seen = await Promise.all(
        [past, open].map(async ({ code }) => (await seeIncident(reads(), who.actor, { code })).ok),
      );
      expect(ids.map((id) => listed.has(id))).toEqual(seen);
      return seen;
    };
    expect(await shown(story.bystander)).toEqual([false, true]);
    // They were called to it in person.
    expect(await shown(story.sre)).toEqual([true, true]);
    expect(await shown(story.secondSre)).toEqual([false, false]);
  });
});
