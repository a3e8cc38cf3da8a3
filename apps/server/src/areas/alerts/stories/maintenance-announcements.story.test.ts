import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { announceMaintenance } from '../commands/announce-maintenance.ts';
import { endSuppression } from '../commands/end-suppression.ts';
import { pauseIntegration } from '../commands/pause-integration.ts';
import { suppressionTell } from '../due-kinds.ts';
import { suppressionNews } from '../told.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

type Told = { readonly to: string; readonly what: string; readonly line: string };
let it: AlertStory;
let told: Told[];
beforeEach(async () => {
  told = [];
  it = await startAlertStory({
    reactions: [
      (registry) =>
        registry.onTask(suppressionTell, async ({ payload }, { db }) => {
          const news = await suppressionNews(db, it.story.host.policies().current, payload);
          told.push({ to: payload.to, what: payload.what, line: news?.line ?? '' });
          return { kind: 'done' };
        }),
    ],
  });
});
afterEach(async () => it.end());

const reason = ownWords('new racks in Oslo');
const later = (minutes: number): string => addMinutes(it.story.host.clock.now(), minutes).toISOString();
const team = async (...people: TestPerson[]) => {
  const { id } = await it.story.done(it.story.governance, createTeam, { name: ownWords('Serving') });
  for (const { id: principalId } of people)
    await it.story.done(it.story.governance, addTeamMember, { id, principalId });
  return id;
};
const heard = (what: string) => told.filter((each) => each.what === what).map(({ to }) => to);

describe('a maintenance window', () => {
  test('is announced when it is planned, begins and ends to those on call and to its team, and on the record [GOV 3.1.1]', async () => {
    const { story } = it;
    const teamId = await team(story.engineer, story.sre);
    const { id: integrationId } = await it.connect({ teamId });
    const window = { integrationId, startsAt: later(10), endsAt: later(30), reason };
    await story.done(story.sre, announceMaintenance, window);
    await story.advance({ minutes: 1 });
    expect(heard('planned')).toContain(story.engineer.id);
    // Except the person who did it.
    expect(told.map(({ to }) => to)).not.toContain(story.sre.id);
    expect(heard('began')).toEqual([]);
    await story.advance({ minutes: 9 });
    expect(heard('began')).toEqual(heard('planned'));
    await story.advance({ minutes: 20 });
    expect(heard('ended')).toEqual(heard('planned'));
    expect((await story.entries('suppression.announced')).map(({ clause, data }) => [clause, data['what']])).toEqual([
      ['3.1.1', 'planned'],
      ['3.1.1', 'began'],
      ['3.1.1', 'ended'],
    ]);
    expect(told.every(({ line }) => line !== '' && !line.includes('Oslo'))).toBe(true);
  });

  test('that is called off says so and begins for nobody; one that is ended early is over once', async () => {
    const { story } = it;
    const teamId = await team(story.engineer);
    const { id: integrationId, key } = await it.connect({ teamId });
    const planned = { integrationId, startsAt: later(10), endsAt: later(30), reason };
    const { id } = await story.done(story.sre, announceMaintenance, planned);
    await story.advance({ minutes: 1 });
    await story.done(story.sre, endSuppression, { id });
    await story.advance({ minutes: 40 });
    expect(told.map(({ what }) => what).filter((what) => what === 'began')).toEqual([]);
    expect(told.find(({ what }) => what === 'ended')?.line).toContain('cancelled before it started');

    told.length = 0;
    await story.done(story.sre, pauseIntegration, { id: integrationId, endsAt: later(30), reason });
    await story.advance({ minutes: 1 });
    const mild = wireAlert({ fingerprint: 'a1', labels: { alertname: 'Loss', severity: 'warning' } });
    await it.send(notification([mild]), key);
    const [pause] = (await story.entries('suppression.began')).slice(-1);
    await story.done(story.sre, endSuppression, { id: String(pause?.data['suppression']) });
    await story.advance({ minutes: 60 });
    expect(heard('began')).toContain(story.engineer.id);
    expect(new Set(heard('ended')).size).toBe(heard('ended').length);
    expect(told.find(({ what }) => what === 'ended')?.line).toContain('one alert that it held still fires');
  });

  test('of what a team keeps to itself is heard of by nobody else [GOV 6.2]', async () => {
    const { story } = it;
    const teamId = await team(story.engineer, story.sre);
    const { id } = await it.connect({ teamId, visibility: 'team' });
    await story.done(story.sre, pauseIntegration, { id, endsAt: later(30), reason });
    await story.advance({ minutes: 31 });
    expect(new Set(told.map(({ to }) => to))).toEqual(new Set([story.engineer.id]));
  });
});
