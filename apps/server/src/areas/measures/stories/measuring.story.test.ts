import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { rateIncident } from '../../incidents/commands/rate-incident.ts';
import { teamOf } from '../../incidents/testing/incident-story.ts';
import { alertsOfIncidents } from '../../incidents/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { alertsWithIncidents } from '../../alerts/public.ts';
import { startPostmortemStory, words, type PostmortemStory } from '../../postmortems/testing/postmortem-story.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { getMeasures } from '../queries/get-measures.ts';

let it: PostmortemStory;
beforeEach(async () => {
  it = await startPostmortemStory();
  const { services, clock } = it.story.host;
  services.give(alertsOfIncidents, alertsWithIncidents);
  approvalsArea({ services, clock, kinds: () => [] });
});
afterEach(async () => it.story.end());

const measured = async (who: TestPerson, asked: object = {}) => {
  const found = await getMeasures(it.story.host.services.use, who.actor, {
    to: addDays(it.story.host.clock.now(), 1).toISOString(),
    ...asked,
  });
  const of = (id: string) => (found.ok ? found.value.measures.find((each) => each.id === id)?.all : undefined);
  return { of, code: found.ok ? 'done' : found.error.code };
};
async function declared(minutes: number, more: object = {}): Promise<string> {
  const { code } = await it.story.done(it.story.sre, declareIncident, { title: words('Slow'), ...more });
  await it.story.advance({ minutes });
  await it.story.done(it.story.sre, acknowledgeIncident, { code });
  return code;
}

describe('figures', () => {
  test('are made of what happened, without drills, and only of five and more [GOV 8.2]', async () => {
    for (const minutes of [1, 2, 3, 4]) await declared(minutes);
    await declared(60, { drill: true });
    expect((await measured(it.story.sre)).of('acknowledge')).toEqual({ n: 4, open: 0 });
    await declared(5);
    expect((await measured(it.story.sre)).of('acknowledge')).toMatchObject({ n: 5, open: 0, median: 180 });
    expect((await measured(it.story.sre)).of('resolve')).toMatchObject({ n: 5, open: 5 });
  });

  test('are of what their reader may see [GOV 6.2]', async () => {
    for (const minutes of [1, 1, 1, 1]) await declared(minutes);
    const code = await declared(50);
    const teamId = await teamOf(it.story, it.story.sre);
    await it.story.done(it.story.sre, makePrivate, { code, teamId });
    expect((await measured(it.story.sre)).of('acknowledge')).toMatchObject({ n: 5 });
    expect((await measured(it.story.bystander)).of('acknowledge')).toEqual({ n: 4, open: 0 });
  });

  test('of false alerts come from those who were called: one vote each, the last counts, and one that saw something is enough', async () => {
    const codes: string[] = [];
    for (const minutes of [1, 1, 1, 1, 1]) codes.push(await declared(minutes));
    const rates = async (who: TestPerson, code: string, actionable: 'yes' | 'no') =>
      it.story.as(who, rateIncident, { code, actionable });
    for (const code of codes) await rates(it.story.sre, code, 'no');
    await rates(it.story.sre, codes[0] ?? '', 'yes');
    await rates(it.story.secondSre, codes[1] ?? '', 'yes');
    expect((await measured(it.story.sre)).of('not-actionable')).toEqual({ n: 5, open: 0, share: 0.6 });
    const { code } = await it.story.done(it.story.sre, declareIncident, { title: words('Nobody looked') });
    const early = await rates(it.story.sre, code, 'no');
    expect(early.ok ? 'done' : early.error.code).toBe('incidents/not-acknowledged');
  });

  test('are refused of a span that is none', async () => {
    expect((await measured(it.story.sre, { from: '2030-01-01T00:00:00Z' })).code).toBe('measures/no-such-span');
    expect((await measured(it.story.sre, { from: '2001-01-01T00:00:00Z' })).code).toBe('measures/no-such-span');
  });
});
