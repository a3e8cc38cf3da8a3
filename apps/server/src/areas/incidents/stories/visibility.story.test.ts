import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { addNote } from '../commands/add-note.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { seeIncident } from '../queries/see-incident.ts';
import { visibleIncidents } from '../queries/visible-incidents.ts';
import { incidentOf, startIncidentStory, teamOf, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('whom an incident is shown to', () => {
  test('an incident of a team is unknown to everybody else, refusals included [GOV 6.2]', async () => {
    const team = await teamOf(story, story.engineer);
    const { code } = await story.done(story.engineer, declareIncident, { title, teamId: team, visibility: 'team' });
    const hidden = await story.as(story.bystander, addNote, { code, text: ownWords('what is this') });
    const absent = await story.as(story.bystander, addNote, { code: 'INC-ZZZZZ', text: ownWords('what is this') });
    expect(hidden).toEqual(absent);
    expect(hidden).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    await story.done(story.engineer, addNote, { code, text: ownWords('ours') });
  });

  test('nobody keeps an incident to a team whose own they do not see, though any team can be named [GOV 6.2]', async () => {
    const team = await teamOf(story, story.engineer);
    const input = { title, teamId: team };
    expect(await story.as(story.bystander, declareIncident, { ...input, visibility: 'team' })).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 'incidents/not-your-team', clause: '6.2', fields: [{ path: '/teamId' }] },
    });
    await story.done(story.bystander, declareIncident, input);
  });

  test('an incident for a team that is not named is refused with what is missing, whoever declares it', async () => {
    for (const who of [story.engineer, story.bystander]) {
      expect(await story.as(who, declareIncident, { title, visibility: 'team' })).toMatchObject({
        ok: false,
        error: {
          kind: 'invalid',
          code: 'incidents/team-missing',
          fields: [{ path: '/teamId', problem: 'is missing', remedy: expect.stringContaining('name the team') }],
        },
      });
    }
  });

  test('a list shows what can be opened and nothing else: to whoever is on call, every team’s [GOV 6.2]', async () => {
    const team = await teamOf(story, story.engineer);
    const { code } = await story.done(story.engineer, declareIncident, { title, teamId: team, visibility: 'team' });
    const reads = { db: story.host.db, clock: story.host.clock, policies: () => story.host.policies() };
    const { id } = await incidentOf(story, code);
    const sees = async (who: { readonly actor: Actor }) => {
      const [seen, listed] = [
        await seeIncident(reads, who.actor, { code }),
        await visibleIncidents(reads, who.actor, [id]),
      ];
      expect(listed.has(id)).toBe(seen.ok);
      return seen.ok;
    };
    expect(await Promise.all([story.engineer, story.sre, story.bystander].map(sees))).toEqual([true, true, false]);
    await story.done(story.sre, takeCommand, { code });
    await laidDown(
      story.host,
      async (tx) => void (await sql`delete from team_members where team_id = ${team}`.execute(tx)),
    );
    expect(await sees(story.engineer)).toBe(false);
  });
});
