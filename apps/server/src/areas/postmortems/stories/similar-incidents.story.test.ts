import { afterEach, beforeEach, expect, test } from 'vitest';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { alertsOfIncidents } from '../../incidents/public.ts';
import { alertsWithIncidents } from '../../alerts/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { incidentOf, teamOf } from '../../incidents/testing/incident-story.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { propose } from '../commands/propose.ts';
import { seenBefore } from '../queries/seen-before.ts';
import { resolved, startPostmortemStory, words, type PostmortemStory } from '../testing/postmortem-story.ts';

let it: PostmortemStory;
beforeEach(async () => void (it = await startPostmortemStory()));
afterEach(async () => it.story.end());

const seen = async (who: TestPerson, title: string) => {
  const asked = { actor: who.actor, key: {}, filters: { words: title }, after: undefined, limit: 50 };
  return (await seenBefore.page(it.story.host.services.use, asked)).items;
};

test('what was there before shows with its postmortem and what is still to be done [GOV 3.3.6, 8.4]', async () => {
  const code = await resolved(it, 'SEV-2');
  await it.story.done(it.story.engineer, propose, { code, title: words('limit the queue') });
  await it.story.done(it.story.sre, declareIncident, { title: words('Labels of search are gone') });
  expect(await seen(it.story.sre, 'checkout model is SLOW')).toMatchObject([
    { code, because: 'words', postmortem: 'owed', openActions: 1, isOpen: false },
  ]);
  expect(await seen(it.story.sre, 'Something else altogether')).toEqual([]);
  expect(await seen(it.story.sre, '')).toEqual([]);
});

test('and not what its reader may not see, nor a drill [GOV 6.2]', async () => {
  const { services, clock } = it.story.host;
  services.give(alertsOfIncidents, alertsWithIncidents);
  approvalsArea({ services, clock, kinds: () => [] });
  const code = await resolved(it, 'SEV-3');
  const teamId = await teamOf(it.story, it.story.sre);
  await it.story.done(it.story.sre, makePrivate, { code, teamId });
  await it.story.done(it.story.sre, declareIncident, { title: words('Checkout model answers slowly'), drill: true });
  expect(await seen(it.story.bystander, 'checkout model answers slowly')).toEqual([]);
  expect(await seen(it.story.sre, 'checkout model answers slowly')).toMatchObject([{ code }]);
  expect((await incidentOf(it.story, code)).visibility).toBe('team');
});
